# SPDX-License-Identifier: GPL-2.0-or-later
"""Where locations would help: which of a number of candidates together serve best."""
