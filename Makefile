# SPDX-License-Identifier: GPL-2.0-or-later
# Development of Opvangatlas. Every target does its own set-up from a bare clone; `make help` lists them.
# ENV=existing uses the Python of the current environment (conda, another distribution) and installs nothing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

NAME := opvangatlas
DATA ?= ../shared/data
TESTS ?= tests
ARGS ?=
JOBS ?= 2
STACK ?=
PLANS ?= resources/sample/voorbeeldland.gpkg $(wildcard build/trial/proefplan.gpkg)

ifeq ($(ENV),existing)
PYTHON ?= python3
LINT ?= python3 -m
SETUP :=
SETUP_CORE :=
SETUP_QT6 :=
SETUP_LINT :=
else
PYTHON := .venv/bin/python
LINT := .venv-lint/bin/python -m
SETUP := .venv/.complete
SETUP_CORE := .venv-core$(STACK:%=-%)/.complete
SETUP_QT6 := .venv-qt6/.complete
SETUP_LINT := .venv-lint/.complete
endif
PYTHON_CORE := $(if $(SETUP_CORE),$(dir $(SETUP_CORE))bin/python,$(PYTHON))
PYTHON_QT6 := $(if $(SETUP_QT6),.venv-qt6/bin/python,$(PYTHON))

I18N := resources/i18n/$(NAME)_nl
GUIDE := resources/guide/nl/index.html
SHIPPED := __init__.py plugin ui
LRELEASE := $(firstword $(wildcard /usr/lib/qt5/bin/lrelease) lrelease)

.PHONY: help setup demo trial run test quick mutants soak test-core compare-stacks test-qt6 lint format bench bench-full screenshots strings package test-344 clean

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: $(SETUP) $(I18N).qm $(GUIDE) ## everything the other targets need

.venv/.complete: tools/system.sh tools/setup.sh tools/requirements.txt
	tools/system.sh
	tools/setup.sh tests
	@touch $@

.venv-qt6/.complete: tools/requirements-core.txt
CORES := .venv-core/.complete .venv-core-new/.complete .venv-core-old/.complete
$(CORES) .venv-qt6/.complete .venv-lint/.complete: .venv-%/.complete: tools/system.sh tools/setup.sh tools/requirements-%.txt
	tools/system.sh
	tools/setup.sh $*
	@touch $@

$(I18N).qm: $(I18N).ts $(SETUP)
	@$(LRELEASE) -silent $< -qm $@

$(GUIDE): tools/guide.py $(wildcard docs/*.md docs/images/*.png) $(SETUP)
	@$(PYTHON) tools/guide.py

demo trial test quick soak bench bench-full package: export QT_QPA_PLATFORM := offscreen

# Tools run with the venv's Python; the qgis_process they start finds the same packages.
demo: setup ## the sample plan from municipalities to annex
	rm -rf build/profiles/demo
	tools/profile.sh build/profiles/demo $(PYTHON) tools/demo.py $(ARGS)

trial: setup ## the main job on real data: make trial DATA=folder
	rm -rf build/profiles/trial
	tools/profile.sh build/profiles/trial $(PYTHON) tools/trial.py "$(DATA)" $(ARGS)

run: setup ## QGIS with the plugin and the sample, in a profile of its own
	tools/run.sh $(ARGS)

test: setup ## all tests, headless
	$(PYTHON) -m pytest -n $(JOBS) $(TESTS) $(ARGS)

quick: setup ## the tests that are not slow: no QGIS windows, no real data
	HYPOTHESIS_PROFILE=quick $(PYTHON) -m pytest -n $(JOBS) -m "not slow" $(TESTS) $(ARGS)

mutants: setup ## small faults put into the rules and the balance: which does no test notice? ARGS="--count 300 --seed 1"
	$(PYTHON) tools/mutants.py $(ARGS)

soak: setup ## kills, full disks, random plans, twenty programs, spoilt files, for twenty minutes; ARGS=--long for hours
	tools/profile.sh build/profiles/soak $(PYTHON) tools/soak.py $(ARGS)

test-core: $(SETUP_CORE) ## the tests of the pure core, without QGIS: STACK=new the newest releases, STACK=old the oldest promised
	$(PYTHON_CORE) -m pytest -n $(JOBS) tests/core $(ARGS)

compare-stacks: .venv-core-old/.complete .venv-core-new/.complete ## findings, figures and annex of PLANS equal on the oldest and newest stack
	.venv-core-new/bin/python tools/compare_stacks.py $(PLANS)

test-qt6: $(SETUP_QT6) ## the plug-in's modules and widgets on Qt 6, as QGIS 4 has it
	QT_QPA_PLATFORM=offscreen $(PYTHON_QT6) -m pytest tests/qt6 $(ARGS)

test-344: setup ## the tests in QGIS 3.44 (as root; builds a Debian 13 folder of 2 GB once)
	tools/test344.sh $(ARGS)

lint: $(SETUP_LINT) ## formatting, style, types, security and Qt 6 readiness
	$(LINT) ruff check .
	$(LINT) ruff format --check .
	@mkdir -p build/types && ln -sfn ../.. build/types/opvangatlas
	$(LINT) mypy
	$(LINT) bandit -q -c pyproject.toml -r $(SHIPPED)
	$(LINT) flake8 --select QGS --extend-ignore QGS105,QGS201,QGS202 $(SHIPPED) tools

format: $(SETUP_LINT) ## put the code in shape
	$(LINT) ruff check --fix .
	$(LINT) ruff format .

bench: setup ## measure, on small and real sizes
	@for script in benchmarks/*_bench.py; do $(PYTHON) "$$script" $(ARGS); done

bench-full: ARGS += --full
bench-full: bench ## measure, also what takes minutes

screenshots: setup ## pictures of the real application and of an annex into docs/images (make trial first, for all of them)
	tools/screenshots.sh $(ARGS)
	rm -rf build/profiles/pictures
	QT_QPA_PLATFORM=offscreen tools/profile.sh build/profiles/pictures $(PYTHON) tools/annex_pictures.py

strings: $(SETUP) ## collect the texts to translate into resources/i18n
	$(PYTHON) tools/strings.py
	$(MAKE) --no-print-directory $(I18N).qm

package: setup $(SETUP_LINT) ## the zip for the plugin repository, checked and tried in an empty profile
	rm -rf dist
	$(PYTHON) tools/package.py --scanners $(firstword $(LINT))
	tools/try_package.sh

clean: ## remove what was built; environments and caches stay
	rm -rf build dist $(I18N).qm resources/guide
