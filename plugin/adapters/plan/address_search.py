# SPDX-License-Identifier: GPL-2.0-or-later
"""Finding a place by address over the internet; only when the user has allowed it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtCore import QObject, QUrl, QUrlQuery, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ...core.errors import DomainError
from ...core.intake.addresses import SERVICE, address_query, parse_addresses
from ..locale import language, tr
from ..messages import log

ALLOWED = "opvangatlas/address_search"


def search_allowed() -> bool:
    """Whether addresses may be sought over the internet."""
    return bool(QgsSettings().value(ALLOWED, False, type=bool))


def set_search_allowed(*, allowed: bool) -> None:
    """Keep whether addresses may be sought over the internet."""
    QgsSettings().setValue(ALLOWED, allowed)


class AddressSearch(QObject):
    """One question at a time, through QGIS's own network settings; the screen stays free."""

    found = pyqtSignal(list)
    """Addresses, best first."""
    failed = pyqtSignal(str)
    """Why there are none."""

    def __init__(self, parent: QObject | None = None, service: str = SERVICE) -> None:
        super().__init__(parent)
        self._service = service
        self._reply: Any = None

    def ask(self, text: str) -> None:
        """Ask for a text; an earlier question is dropped."""
        self.cancel()
        url, query = QUrl(self._service), QUrlQuery()
        for name, value in address_query(text).items():
            query.addQueryItem(name, bytes(QUrl.toPercentEncoding(value)).decode("ascii"))
        url.setQuery(query)
        request = QNetworkRequest(url)
        request.setAttribute(QNetworkRequest.Attribute.CacheSaveControlAttribute, False)  # leave no trace on disk
        self._reply = reply = QgsNetworkAccessManager.instance().get(request)
        reply.finished.connect(lambda: self._answered(reply))

    def cancel(self) -> None:
        """Drop the question."""
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.abort()

    def _answered(self, reply: Any) -> None:
        reply.deleteLater()
        if reply is not self._reply:
            return
        self._reply = None
        if reply.error() != QNetworkReply.NetworkError.NoError:
            log(f"address search: {reply.error()}")  # its text would hold what was sought
            self.failed.emit(tr("The address service cannot be reached. Type coordinates, or click the map."))
            return
        try:
            addresses = parse_addresses(bytes(reply.readAll()))
        except DomainError as error:
            self.failed.emit(error.line(language()))
            return
        if addresses:
            self.found.emit(addresses)
        else:
            self.failed.emit(tr("No address was found."))
