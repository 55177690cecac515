"""Source phrases in, in the order of the text; the speaker of each out."""

from __future__ import annotations

from attrib.nlp.people.antecedents import Discourse, Key
from attrib.nlp.people.cast import Person
from attrib.nlp.people.descriptions import Descriptions
from attrib.nlp.people.drafts import Answer, Draft, meant_together
from attrib.nlp.people.kinds import Kind, is_plural_noun
from attrib.nlp.people.lexicon import ANYONE, PRONOUNS, word_class
from attrib.nlp.people.names import fold
from attrib.nlp.people.nouns import (
    antecedent,
    body_before,
    name_over,
    noun_phrase,
    plural_subject,
    standing_for,
)
from attrib.nlp.people.organizations import Organizations, trimmed
from attrib.nlp.people.phrases import Grammar, Phrase, is_plural, is_turn_letter
from attrib.nlp.people.profiles import Profiles
from attrib.types import SpeakerType

_TYPES = {
    "person": SpeakerType.PERSON,
    "organization": SpeakerType.ORGANIZATION,
    "document": SpeakerType.DOCUMENT,
    "unnamed": SpeakerType.UNNAMED,
}
_INDEFINITE = frozenset({"a", "an", "another", "some", "one", "several", "many", "no", "any"})
_STILL_THERE = 3
"""Paragraphs after which `the official` may be somebody else."""
_MYSELF = frozenset({"i", "me", "my", "myself"})
_ASKS = frozenset({"q", "q.", "question"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "these", "those"})


class Resolver:
    """Finds the speaker of each source of one article."""

    def __init__(self, grammar: Grammar, profiles: Profiles) -> None:
        """Take the article's words, cast and what it says of its people."""
        self.grammar = grammar
        self.profiles = profiles
        self.descriptions = Descriptions(grammar, profiles)
        self.discourse = Discourse(grammar)
        self.organizations = Organizations(grammar)
        self.drafts: dict[Key, Draft] = {}
        self._heads: dict[str, list[Key]] = {}
        self._named_first: list[Person] | None = None
        """Who is named before the first answer of an interview, two at most."""

    def resolve(self, phrase: Phrase) -> Answer:
        """Return the speaker of a source, and remember that it spoke."""
        self.discourse.read_to(phrase.start)
        answer = self._answer(phrase)
        if answer.key is not None:
            draft = self.drafts[answer.key]
            draft.phrases.append(phrase)
            if phrase.kind is not Kind.FIRST:
                gender = None if draft.plural else self._gender(answer.key)
                self.discourse.add_turn(phrase.start, answer.key, gender, plural=draft.plural)
        return answer

    def resolve_inside(self, phrase: Phrase, speaker: Answer | None) -> Answer:
        """Return who a pronoun in a quotation is: `I` is who speaks there, `he` is somebody else.

        From outside of the quotation nobody is taken for being near, but only if nobody else is there.
        """
        reading = self.grammar.reading
        word = reading.lower[phrase.start]
        key = None if speaker is None else speaker.key
        if word in _MYSELF and key is not None:
            self.drafts[key].phrases.append(phrase)
            return Answer(key)
        gender, plural = PRONOUNS.get(word, (None, False))
        if plural or gender not in {"m", "f"}:
            return self.resolve(phrase)
        barred = frozenset(() if key is None else (key,))
        names = self.discourse.ranked(phrase.start, gender, phrase.content, barred=barred)
        inside = [who for who, _ in names if self.discourse.is_quoted_with(who, phrase.start)]
        chosen = inside or [who for who, _ in names]
        if len(chosen) != 1:
            return Answer(None, unsure=True)
        person = self._person(chosen[0])
        answer = chosen[0] if person is None else self.person(person.number)
        self.drafts[answer].phrases.append(phrase)
        return Answer(answer)

    def retold(self, phrase: Phrase, answer: Answer, key: Key) -> Answer:
        """Give a source to somebody else than it was taken for at first."""
        if answer.key is not None:
            self.drafts[answer.key].phrases.remove(phrase)
        self.drafts[key].phrases.append(phrase)
        return Answer(key)

    def _gender(self, key: Key) -> str | None:
        person = self._person(key)
        return self.drafts[key].gender if person is None else person.gender

    def _person(self, key: Key) -> Person | None:
        """Return the person of the cast that a key names."""
        kind, number = key
        return (
            self.grammar.cast.people[number]
            if kind == "person" and isinstance(number, int)
            else None
        )

    def _answer(self, phrase: Phrase) -> Answer:
        if is_turn_letter(self.grammar.reading, phrase):
            return self._of_interview(phrase)
        answers = {
            Kind.NAME: self._named,
            Kind.PRONOUN: self._pronoun,
            Kind.RELATIVE: self._relative,
        }
        if phrase.kind is Kind.PEOPLE:
            together = meant_together(self.grammar, phrase, self.drafts)
            return self._people(phrase) if together is None else Answer(together)
        if phrase.kind in answers:
            return answers[phrase.kind](phrase)
        keys = {
            Kind.JOINT: self._joint,
            Kind.ORGANIZATION: self._organization,
            Kind.DOCUMENT: self._document,
            Kind.FIRST: self._unnamed,
        }
        return Answer(keys[phrase.kind](phrase) if phrase.kind in keys else None)

    def _of_interview(self, phrase: Phrase) -> Answer:
        """Resolve `A:` to the one person named before the first; who asks has no name there."""
        if self.grammar.reading.lower[phrase.head] in _ASKS:
            return Answer(None)
        if self._named_first is None:
            people = self.grammar.cast.people
            self._named_first = [p for p in people if p.mentions[0].start < phrase.start][:2]
        if len(self._named_first) != 1:
            return Answer(None, unsure=True)
        return Answer(self.person(self._named_first[0].number))

    def person(self, number: int) -> Key:
        """Return the key of a person of the cast."""
        key: Key = ("person", number)
        if key not in self.drafts:
            fullest = self.grammar.cast.people[number].fullest
            self.drafts[key] = Draft(
                self.grammar.reading.slice(fullest.start, fullest.end), SpeakerType.PERSON
            )
        return key

    def _named(self, phrase: Phrase) -> Answer:
        name = phrase.names[0]
        number = self.grammar.cast.by_word.get(name.start)
        if number is None:
            return Answer(None, unsure=True)
        return Answer(self.person(number))

    def _joint(self, phrase: Phrase) -> Key:
        reading = self.grammar.reading
        text = reading.slice(phrase.core_start, phrase.core_end)
        numbers = [self.grammar.cast.by_word.get(name.start) for name in phrase.names]
        members = tuple(
            self.drafts[self.person(number)].name for number in numbers if number is not None
        )
        kind = SpeakerType.PERSON if phrase.names else SpeakerType.ORGANIZATION
        key = self._add(kind, text, phrase)
        self.drafts[key].members = members
        return key

    def _add(self, kind: SpeakerType, name: str, phrase: Phrase) -> Key:
        """Return the speaker of a name, made if it is new."""
        label = "joint" if phrase.kind is Kind.JOINT else kind.value
        key: Key = (label, " ".join(map(fold, name.split())))
        if key not in self.drafts:
            reading = self.grammar.reading
            words = {reading.lower[i] for i in range(phrase.core_start, phrase.core_end)}
            gender = (
                "f" if words & word_class("women") else "m" if words & word_class("men") else None
            )
            plural = is_plural(reading, phrase)
            self.drafts[key] = Draft(name, kind, gender=gender, plural=plural)
            self._heads.setdefault(reading.lower[phrase.head], []).append(key)
        return key

    def _bare(self, phrase: Phrase, *, whole: bool = False) -> str:
        """Return the text of a phrase without determiners; to a comma where that says which one it is."""
        words, end = self.grammar.reading.words, phrase.core_end
        while whole and end < phrase.end and words[end] != ",":
            end += 1
        start, end = trimmed(self.grammar, phrase.core_start, end)
        return self.grammar.reading.slice(start, end)

    def _organization(self, phrase: Phrase) -> Key:
        text = self._bare(phrase)
        if phrase.proper:
            text = self.organizations.fullest(text)
        elif (owned := self._owned(phrase)) is not None:
            text = owned
        elif self.grammar.lexicon.is_group(text.lower()) and self._is_definite(phrase):
            text = self.organizations.beside(phrase) or self.organizations.named_by(phrase) or text
        return self._add(SpeakerType.ORGANIZATION, text, phrase)

    def _owned(self, phrase: Phrase) -> str | None:
        """Return the literal name of `his campaign`: `Clinton campaign`, where the article has it."""
        at = self.owned(phrase.start, phrase.head)
        return None if at is None else self.grammar.reading.slice(*at)

    def owned(self, pronoun: int, head: int) -> tuple[int, int] | None:
        """Return the words that name what `his` and a noun such as `campaign` stand for."""
        reading, number = self.grammar.reading, self.owner(pronoun)
        if number is None:
            return None
        surname = self.grammar.cast.people[number].fullest.surname
        for index in range(1, len(reading)):
            if reading.lower[index] == reading.lower[head]:
                owner = index - 2 if reading.is_possessive(index - 1) else index - 1
                if owner >= 0 and fold(reading.words[owner]) == surname:
                    return owner, index + 1
        return None

    def owner(self, pronoun: int) -> int | None:
        """Return the person of the cast whom `his` or `her` stands for."""
        gender = PRONOUNS.get(self.grammar.reading.lower[pronoun], (None, False))[0]
        key, close = self.discourse.person(pronoun, gender) if gender else (None, False)
        person = None if key is None or close else self._person(key)
        return None if person is None else person.number

    def _is_definite(self, phrase: Phrase) -> bool:
        reading = self.grammar.reading
        return any(
            reading.lower[i] in _DEFINITE
            for i in (phrase.start, phrase.core_start, max(0, phrase.core_start - 1))
            if i >= phrase.start
        )

    def _document(self, phrase: Phrase) -> Key:
        speaker = self._whose_words(phrase)
        if speaker is not None:
            return speaker
        earlier = self._same_head(phrase, "document")
        if earlier is not None and self._is_definite(phrase):
            return earlier
        return self._add(SpeakerType.DOCUMENT, self._bare(phrase, whole=True), phrase)

    def _whose_words(self, phrase: Phrase) -> Key | None:
        """Return the person whose words are a source: `Clinton's remarks`."""
        reading = self.grammar.reading
        name = self.grammar.cast.name_in(phrase.start, phrase.core_end)
        if name is None or name.end >= len(reading) or not reading.is_possessive(name.end):
            return None
        number = self.grammar.cast.by_word.get(name.start)
        if number is None or reading.lower[phrase.head] not in word_class("speech"):
            return None
        return self.person(number)

    def _same_head(self, phrase: Phrase, kind: str) -> Key | None:
        head = self.grammar.reading.lower[phrase.head]
        keys = [key for key in self._heads.get(head, ()) if key[0] == kind]
        spoken = (key for key in reversed(keys) if kind != "unnamed" or not self._is_headline(key))
        return next(spoken, None)

    def _is_headline(self, key: Key) -> bool:
        """Say whether a source is one of the headline, which drops its article: `Senator seeks ...`."""
        reading, first = self.grammar.reading, self.drafts[key].phrases[0]
        return not reading.paragraphs[first.start] and first.start == first.core_start

    def _people(self, phrase: Phrase) -> Answer:
        """Resolve a description of people: `the senator`, `two officials`."""
        reading = self.grammar.reading
        first = reading.lower[phrase.start]
        single = not is_plural(reading, phrase)
        kin = reading.lower[phrase.head] in word_class("kin")
        known = single and not kin and first not in _INDEFINITE
        if known and reading.tags[phrase.start] != "CD":
            number, unsure = self.descriptions.told(phrase)
            if number is not None:
                return Answer(self.person(number))
            if unsure:
                return Answer(None, unsure=True)
        earlier = self._same_head(phrase, "unnamed") if first in _DEFINITE else None
        if earlier is not None and self._is_near(earlier, phrase):
            return Answer(earlier)
        if known and first == "the":
            number = self.descriptions.spoken_of(phrase, self.discourse)
            if number is not None:
                self.descriptions.learn(number, phrase)
                return Answer(self.person(number))
        if earlier is not None:
            return Answer(earlier)
        return Answer(self._unnamed(phrase))

    def _is_near(self, key: Key, phrase: Phrase) -> bool:
        """Say whether an unnamed source spoke in one of the paragraphs just before."""
        reading, last = self.grammar.reading, self.drafts[key].phrases[-1]
        if reading.lower[phrase.head] in ANYONE:
            return True
        paragraphs = reading.paragraphs
        return paragraphs[phrase.start] - paragraphs[last.start] <= _STILL_THERE

    def _unnamed(self, phrase: Phrase) -> Key:
        return self._add(SpeakerType.UNNAMED, self._bare(phrase), phrase)

    def _pronoun(self, phrase: Phrase) -> Answer:
        gender, plural = PRONOUNS[self.grammar.reading.lower[phrase.start]]
        if plural:
            return Answer(self._group(phrase))
        if gender == "n":
            return Answer(self._thing(phrase))
        key, close = self.discourse.person(phrase.start, gender, phrase.content)
        if key is None or close:
            key = self._who_goes_on(phrase, gender) or self.discourse.just_told_of(
                phrase.start, gender
            )
        if key is None:
            return Answer(None, unsure=True)
        person = self._person(key)
        return Answer(key if person is None else self.person(person.number))

    def _who_goes_on(self, phrase: Phrase, gender: str | None) -> Key | None:
        """Return who spoke last, where the verb says that they go on: `he added`."""
        verb = self.grammar.reading.lower[phrase.end : phrase.end + 1]
        last = self.discourse.last_turn(phrase.start)
        if last is None or last.plural or not word_class("goes on").intersection(verb):
            return None
        agrees = last.key[0] in {"person", "unnamed"} and last.gender in {gender, None}
        return last.key if agrees else None

    def _group(self, phrase: Phrase) -> Key | None:
        """Return who `they` are: the nearest plural source or plural subject before."""
        turn = next(
            (t for t in self.discourse.turns_before(phrase.start) if self.drafts[t.key].plural),
            None,
        )
        noun = plural_subject(self.grammar, phrase.start)
        if noun is not None and (turn is None or turn.word < noun):
            return self._unnamed(noun_phrase(self.grammar, phrase, noun))
        if turn is not None:
            return turn.key
        last = self.discourse.last_turn(phrase.start)
        if last is not None and last.key[0] == "organization":
            return last.key
        return None

    def _thing(self, phrase: Phrase) -> Key | None:
        """Return what `it` is: the last organization or document that spoke, or that was a subject since."""
        turns = self.discourse.turns_before(phrase.start)
        turn = next((t for t in turns if t.key[0] in {"organization", "document"}), None)
        body = body_before(self.grammar, phrase.start, since=-1 if turn is None else turn.word)
        if body is not None:
            return self._organization(standing_for(phrase, body))
        return None if turn is None else turn.key

    def _relative(self, phrase: Phrase) -> Answer:
        """Resolve `who` to the noun phrase that it belongs to."""
        reading = self.grammar.reading
        before = phrase.start - 1
        while before > 0 and not reading.words[before][:1].isalnum():
            before -= 1
        index = antecedent(self.grammar, phrase.start)
        for word in (before, index):
            if word is not None and (number := self._told_of(word)) is not None:
                return Answer(self.person(number))
        if index is None:
            return Answer(None)
        entity = reading.entity_at(index)
        who = reading.lower[phrase.start] in {"who", "whom", "whose"}
        crowd = who and is_plural_noun(reading, index)
        if entity is not None and entity.label in {"ORG", "LOC"} and not crowd:
            return Answer(self._organization(standing_for(phrase, entity)))
        noun = noun_phrase(self.grammar, phrase, index)
        if not who and not self.grammar.lexicon.is_role(reading.lower[index]):
            group = self.grammar.lexicon.is_group(reading.lower[index])
            kind = SpeakerType.ORGANIZATION if group else SpeakerType.DOCUMENT
            return Answer(self._add(kind, self._bare(noun), noun))
        return Answer(self._unnamed(noun))

    def _told_of(self, word: int) -> int | None:
        """Return the person whom a word names, or of whom it is told in an apposition."""
        number = name_over(self.grammar, word)
        return self.profiles.stated_at(word) if number is None else number
