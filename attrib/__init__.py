"""attrib finds who said what in news articles.

    files -read-> Document -nlp-> Annotated -resolve-> Judgement -store-> rows -query-> answers -report-> pages
"""
