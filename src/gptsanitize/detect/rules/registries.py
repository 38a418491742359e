"""Checks of national numbers by python-stdnum, by the name of the registry: `be_nn` is `stdnum.be.nn`.

Responsible for naming them and for loading a module of the library when the first candidate is met. What a number looks
like in a text, and which words announce it, is said by the rules of `recognizers/registries.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Final

__all__ = ["REGISTRIES"]

_MODULES: Final = (
    "al.nipt ar.cuit be.nn bg.egn ch.uid cl.rut cn.ric co.nit cr.cpf cz.rc de.stnr dk.cpr do.cedula ec.ci "
    "ee.ik es.cif fi.hetu fr.siren fr.siret gb.vat gr.amka gt.nit hr.oib hu.anum id.nik ie.pps il.idnr imei "
    "in_.gstin is_.kennitala it.iva ke.pin kr.rrn lei lt.asmens mt.vat mx.curp mx.rfc my.nric nl.bsn "
    "no.fodselsnummer nz.ird pe.ruc pk.cnic pl.nip pl.pesel pl.regon pt.nif ro.cnp ru.inn se.personnummer "
    "si.emso th.pin tr.tckimlik ua.rntrc ve.rif vn.mst za.idnr"
).split()


def _check(module: str) -> Callable[[str], bool]:
    def is_valid(value: str) -> bool:
        return bool(_loaded(module)(value))

    is_valid.__doc__ = f"`stdnum.{module}` of python-stdnum: form, date and check digits of the registry."
    return is_valid


@cache
def _loaded(module: str) -> Callable[[str], bool]:
    check: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid
    return check


REGISTRIES: Final = {module.replace("_.", ".").replace(".", "_"): _check(module) for module in _MODULES}
"""Name of the check -> the check."""
