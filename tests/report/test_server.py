"""The server gives the files of the report, to this machine, and nothing else to anybody."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from attrib.errors import ReportError
from attrib.report.server import HOST, ReportServer, find_file, make_server
from attrib.report.site import build_site
from tests.report.corpus import Corpus
from tests.report.reading import pages_of

PRECIOUS = "precious"


@pytest.fixture
def folder(site: Path, tmp_path: Path) -> Path:
    shutil.copytree(site, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def server(folder: Path) -> Iterator[ReportServer]:
    with make_server(folder) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: ReportServer, path: str, *, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(HOST, server.port, timeout=10)
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in names)
        for name, value in names.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_every_page_is_served_as_it_is(server: ReportServer, folder: Path) -> None:
    for path in pages_of(folder):
        response, body = ask(server, "/" + path.relative_to(folder).as_posix())
        assert (response.status, body) == (200, path.read_bytes())
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/assets/theme.css", "text/css; charset=utf-8"),
        ("/assets/report.js", "text/javascript; charset=utf-8"),
        ("/report.json", "application/json"),
        ("/notes", "application/octet-stream"),
    ],
)
def test_files_have_their_types(server: ReportServer, folder: Path, path: str, type_: str) -> None:
    (folder / "notes").write_text("<script>", encoding="utf-8")
    response, _ = ask(server, path)

    assert (response.status, response.headers["Content-Type"]) == (200, type_)
    assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/speakers/", "/audit.html", "/no-such-page", "/assets"])
def test_every_answer_has_the_headers_that_no_page_carries(server: ReportServer, path: str) -> None:
    response, _ = ask(server, path)

    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Server"] == "attrib"


def test_address_of_a_folder_leads_to_its_first_page(server: ReportServer, folder: Path) -> None:
    response, _ = ask(server, "/speakers")
    assert (response.status, response.headers["Location"]) == (301, "/speakers/")
    response, body = ask(server, "/speakers/")
    assert (response.status, body) == (200, (folder / "speakers/index.html").read_bytes())


def test_folder_without_a_first_page_lists_nothing(server: ReportServer) -> None:
    for path in ("/assets/", "/search/"):
        response, body = ask(server, path)
        assert response.status == 404
        assert b"report.js" not in body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/speakers/../../secret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "//secret.txt",
        "/./index.html",
        "/.hidden",
        "/C:/secret.txt",
        "/index.html%00.txt",
        "/%ff",
        "/index.html/",
        "/speakers//index.html",
        "secret.txt",
        "http://example.org/../secret.txt",
        "/outside/secret.txt",
        "/linked.txt",
        "/" + "x" * 5000,
    ],
)
def test_nothing_outside_is_given_away(server: ReportServer, folder: Path, path: str) -> None:
    (folder.parent / "secret.txt").write_text(PRECIOUS, encoding="utf-8")
    (folder / ".hidden").write_text(PRECIOUS, encoding="utf-8")
    (folder / "outside").symlink_to(folder.parent)
    (folder / "linked.txt").symlink_to(folder.parent / "secret.txt")
    response, body = ask(server, path)

    assert response.status in {404, 421}
    assert PRECIOUS.encode() not in body


@pytest.mark.parametrize("path", ["//example.org/speakers", "/speakers%0d%0aX-Evil:%201"])
def test_redirects_lead_nowhere_else(server: ReportServer, path: str) -> None:
    response, _ = ask(server, path)

    assert response.status == 404
    assert "X-Evil" not in response.headers


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "localhost.example.org", ""])
def test_other_names_are_turned_away(server: ReportServer, host: str) -> None:
    response, body = ask(server, "/", Host=host)

    assert response.status == 421
    assert b"Who is quoted" not in body


def test_own_names_are_served(server: ReportServer) -> None:
    for name in ("127.0.0.1", "localhost", "LOCALHOST"):
        assert ask(server, "/", Host=f"{name}:{server.port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_report_is_only_read(server: ReportServer, folder: Path, method: str) -> None:
    before = (folder / "index.html").read_bytes()

    assert ask(server, "/index.html", method=method)[0].status == 501
    assert (folder / "index.html").read_bytes() == before


def test_head_says_what_would_come(server: ReportServer, folder: Path) -> None:
    response, body = ask(server, "/index.html", method="HEAD")

    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) == (folder / "index.html").stat().st_size


def test_known_page_is_not_sent_again(server: ReportServer, folder: Path) -> None:
    tag = ask(server, "/index.html")[0].headers["ETag"]
    response, body = ask(server, "/index.html", If_None_Match=tag)
    assert (response.status, body) == (304, b"")

    (folder / "index.html").write_text("new", encoding="utf-8")
    response, body = ask(server, "/index.html", If_None_Match=tag)
    assert (response.status, body) == (200, b"new")


def test_report_that_is_written_anew_is_served(server: ReportServer, folder: Path) -> None:
    build_site(Corpus(()), folder)
    _, body = ask(server, "/")

    assert b"No article has been read" in body


def test_file_that_cannot_be_read_is_an_answer(
    server: ReportServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path), mode)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        response, body = ask(server, "/index.html")

    assert response.status == 403
    assert str(folder).encode() not in body


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes, as Linux has")
def test_what_is_no_file_is_not_waited_for(server: ReportServer, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")

    assert ask(server, "/pipe.txt")[0].status == 404


def test_reader_who_leaves_costs_nothing(
    server: ReportServer, capfd: pytest.CaptureFixture[str]
) -> None:
    for words in (b"", b"GET / HT", b"GET /index.html HTTP/1.1\r\n\r\n", b"\x00\xff\r\n\r\n"):
        with socket.create_connection((HOST, server.port)) as connection:
            connection.sendall(words)
    assert ask(server, "/")[0].status == 200
    assert capfd.readouterr().err == ""


def test_many_ask_at_once(server: ReportServer) -> None:
    found: list[int] = []
    threads = [Thread(target=lambda: found.append(ask(server, "/")[0].status)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [200] * 20


def test_only_this_machine_is_listened_to(server: ReportServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.url == f"http://127.0.0.1:{server.port}/"


def test_port_that_is_taken_is_named(server: ReportServer, folder: Path) -> None:
    with pytest.raises(ReportError, match=f"Port {server.port} is taken .* 0 for a free one"):
        make_server(folder, port=server.port)


@pytest.mark.parametrize("kind", ["missing", "empty", "other", "file"])
def test_folder_without_a_report_is_refused(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    if kind == "file":
        place.write_text("text", encoding="utf-8")
    elif kind != "missing":
        place.mkdir()
    if kind == "other":
        (place / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(ReportError, match=r"no report|is a file"):
        make_server(place)


def test_file_is_found_by_its_names(folder: Path) -> None:
    assert find_file(folder, ("speakers", "index.html")) == folder / "speakers" / "index.html"
    assert find_file(folder, ("speakers",)) == folder / "speakers"
    assert find_file(folder, ("..", "x")) is None
    assert find_file(folder / "gone", ("index.html",)) is None
