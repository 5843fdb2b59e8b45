# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan on one page in a browser: it asks nothing of any network, fits a phone, and does what it says."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from opvangatlas.plugin.core.annex.page import page
from opvangatlas.plugin.core.annex.selection import narrowed, selected
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.storage.annex_page import write_page

from ..core.plans import at, checked, loc, locations, sound

pytestmark = pytest.mark.slow

EVIL = '<img src=x onerror=alert(1)></script><script>alert(2)</script> & "é\u202e'


@pytest.fixture(scope="module")
def browser():
    """Chromium as a user has it, without a window; every request is listened to."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                   "--disable-background-networking", "--disable-component-update", "--hide-scrollbars"):  # fmt: skip
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()


def two_variants():
    """A need in both provinces, a name that is hostile, and a second variant with one region."""
    variants = [{"variant_id": "A", "naam": "eerste", "actief": True}, {"variant_id": "B", "naam": EVIL}]
    regions = [
        {"variant_id": variant, "regio_id": region, "regio_nm": f"{variant} {region}", "basis": "anders"}
        for variant, region in (("A", "R1"), ("A", "R2"), ("B", "R1"))
    ]
    rows = [
        {"variant_id": variant, "gm_code": f"GM000{n}", "regio_id": "R1" if variant == "B" or n < 3 else "R2"}
        for variant in "AB"
        for n in (1, 2, 3, 4)
    ]
    need = [
        {"versie": "2026-II", "gebied_soort": "provincie", "gebied_code": "PV98", "typegroep": group,
         "datum": day, "scenario": "midden", "plekken": n if group == "rol" else 0}
        for day, n in ((date(2027, 1, 1), 100), (date(2027, 7, 1), 900))
        for group in ("rol", "gvl_satelliet")
    ]  # fmt: skip
    locs = [*locations(), loc(EVIL, at(0.4, 0.4), "GM0001", places=None), loc("Geheim", at(0.2, 0.2), "GM0001",
            vertrouwelijk=True, places=55_555)]  # fmt: skip
    plan = sound(locs=locs, varianten=variants, regios=regions, indeling=rows, behoefte=need)
    return [narrowed(checked(selected(plan.public(), variant=variant))) for variant in ("A", "B")]


@pytest.fixture
def opened(browser, tmp_path):
    """The page of two variants, in the browser."""
    target = tmp_path / "plan-op-een-blad.html"
    write_page(target, page(two_variants(), version="1"))
    browser.set_window_size(1366, 900)
    browser.get_log("performance")
    browser.get(target.as_uri())
    return browser


def asked(driver):
    """Addresses that were asked for since the page was opened."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith("file:") or not url.endswith("plan-op-een-blad.html")]


def one(driver, selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def shown(driver, selector):
    return [element for element in driver.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def test_no_request_no_error_no_secret_and_names_are_text(opened):
    assert asked(opened) == []
    assert [entry for entry in opened.get_log("browser") if entry["level"] == "SEVERE"] == []
    source = opened.page_source
    assert "Geheim" not in source
    assert "55" + "555" not in source.replace(".", "")
    assert not opened.find_elements(By.TAG_NAME, "img")
    assert "<img src=x" in one(opened, "#right").text


def test_the_slider_goes_over_the_quarters_with_the_keyboard(opened):
    slider = one(opened, "#moment")
    balance = one(opened, 'td[data-balance="0 1"]')
    assert (one(opened, "#when").text, "short" in balance.get_attribute("class")) == ("2027-K1", False)
    before = balance.text
    slider.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert one(opened, "#when").text == "2027-K3"
    assert slider.get_attribute("aria-valuetext") == "2027-K3"
    assert balance.text != before
    assert "short" in balance.get_attribute("class")
    assert shown(opened, 'svg text.balance[data-balance="0 1"]')[0].text in balance.text


def test_variants_stand_side_by_side_or_alone(opened):
    figures = shown(opened, "figure[data-n]")
    assert len(figures) == 2
    assert figures[0].location["y"] == figures[1].location["y"]
    assert len(shown(opened, "section[data-n]")) == 2
    Select(one(opened, "#right")).select_by_value("-1")
    assert [f.get_attribute("data-n") for f in shown(opened, "figure[data-n]")] == ["0"]
    Select(one(opened, "#left")).select_by_value("1")
    assert [f.get_attribute("data-n") for f in shown(opened, "figure[data-n]")] == ["1"]
    fills = {use.get_attribute("fill") for use in shown(opened, "use.area")}
    assert len(fills) == 1


def test_zooming_pointing_and_what_is_unknown(opened):
    svg = one(opened, "figure svg")
    whole = svg.get_dom_attribute("viewBox")
    one(opened, ".zoom button").click()
    assert svg.get_dom_attribute("viewBox") != whole
    assert svg.get_dom_attribute("viewBox") == shown(opened, "figure svg")[1].get_dom_attribute("viewBox"), (
        "maps go together"
    )
    svg.send_keys("0")
    assert svg.get_dom_attribute("viewBox") == whole
    unknown = shown(opened, "figure circle.unknown")
    assert len(unknown) == 2, "one in each map"
    webdriver.ActionChains(opened).move_to_element(unknown[0]).perform()
    assert "onbekend" in one(opened, "#info").text
    assert "<img" in one(opened, "#info").text, "text is shown as text"
    region = one(opened, "button[data-region]")
    region.click()
    assert region.get_attribute("aria-pressed") == "true"
    assert "lit" in one(opened, '[data-outline="0 0"]').get_attribute("class")


def test_it_fits_a_phone(opened):
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True})  # fmt: skip
    opened.refresh()
    assert opened.execute_script("return document.scrollingElement.scrollWidth") <= 390
    low = [b for b in shown(opened, ".bar select, .zoom button, #moment") if b.size["height"] < 32]
    assert low == []
    figures = shown(opened, "figure[data-n]")
    assert figures[1].location["y"] > figures[0].location["y"]
    opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_what_can_be_read_is_there_without_the_script(opened):
    opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    opened.refresh()
    assert len(shown(opened, "figure svg")) == 2
    assert not shown(opened, "#moment")
    assert "JavaScript" in opened.page_source
    opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_plan_without_municipalities_opens(browser, tmp_path):
    target = tmp_path / "plan-op-een-blad.html"
    empty = sound().with_tables(**{name: TABLES[name].empty() for name in sound().frames})
    write_page(target, page([checked(empty.public())]))
    browser.get(target.as_uri())
    assert "nog geen gemeenten" in browser.page_source
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
