"""The report: a notebook that runs over a corpus, exported as one file that needs nothing else."""

from newskit.report.build import build_report
from newskit.report.handover import read_coding_sheet, read_corpus, read_tables
from newskit.report.page import Page
from newskit.report.summary import summary

__all__ = ["Page", "build_report", "read_coding_sheet", "read_corpus", "read_tables", "summary"]
