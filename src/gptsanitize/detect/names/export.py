"""A spaCy pipeline -> the parts of our own runtime. The only module that knows spaCy's and thinc's objects.

Responsible for reading tokenizer, vocabulary and network out of a loaded model, and for refusing what the runtime
does not cover: everything is read from the model, nothing is taken for granted, and `verify` compares the result with
spaCy before it is used. Covered are CNN models: `MultiHashEmbed`, `MaxoutWindowEncoder` and `TransitionBasedParser`
with an upper layer, with or without static vectors, with a tok2vec of its own or a shared one. That is what spaCy's
sm, md and lg packages have in all languages that use the rule tokenizer.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from gptsanitize.detect.names.engine import MAX_REACH, Engine
from gptsanitize.detect.names.features import ATTRIBUTES
from gptsanitize.detect.names.modelfile import Parts
from gptsanitize.detect.names.network import ROWS
from gptsanitize.detect.names.paragraphs import PARAGRAPHS
from gptsanitize.detect.names.patterns import affix_reach, spares_letters

__all__ = ["Uncovered", "export", "verify"]

_BLOCK = "residual(expand_window>>maxout>>layernorm>>dropout)"


class Uncovered(Exception):  # noqa: N818 -- not an error: the caller takes spaCy itself
    """The model has something that the runtime does not know. `args[0]` names it."""


class _Finder(Protocol):
    def find(self, texts: Sequence[str]) -> list[list[tuple[int, int, str]]]: ...


def export(nlp: Any) -> Parts:
    """The parts of a loaded pipeline's `ner`. Raises `Uncovered`."""
    ner = nlp.get_pipe("ner")
    tok2vec = _tok2vec(nlp, ner)
    depth = _check_shape(tok2vec)
    arrays = _embedding_arrays(nlp, tok2vec) | _transition_arrays(ner)
    maxouts, norms = _nodes(tok2vec, "maxout"), _nodes(tok2vec, "layernorm")
    names = ["mix", *(f"layer{index}" for index in range(depth))]
    for name, maxout, norm in zip(names, maxouts, norms, strict=True):
        arrays |= _layer_arrays(name, maxout, norm)
    settings = {
        "labels": _labels(ner),
        "attributes": _attributes(nlp, tok2vec),
        "seeds": [node.attrs["seed"] for node in _nodes(tok2vec, "hashembed")],
        "depth": depth,
        "state_pieces": ner.model.get_ref("lower").get_dim("nP"),
        "tokenizer": _tokenizer(nlp),
        **_vocabulary(nlp),
    }
    return Parts(settings, arrays)


def verify(parts: Parts, nlp: Any, truth: _Finder) -> bool:
    """Whether runtime and spaCy agree on tokens and entities of the built-in paragraphs."""
    engine = Engine(parts)
    for text in PARAGRAPHS:
        tokens = [(token.idx, token.idx + len(token)) for token in nlp.make_doc(text)]
        if engine.tokenise(text) != tokens:
            return False
    return engine.find(PARAGRAPHS) == truth.find(PARAGRAPHS)


def _need(condition: object, what: str) -> None:
    if not condition:
        raise Uncovered(what)


def _nodes(model: Any, name: str) -> list[Any]:
    """The layers of this kind, in the order in which they are applied."""
    return [node for node in model.walk(order="dfs_pre") if node.name == name]


def _tok2vec(nlp: Any, ner: Any) -> Any:
    """The network up to the token vectors: `ner`'s own, or that of the component it listens to."""
    chain = ner.model.get_ref("tok2vec")
    _need([layer.name for layer in chain.layers[1:]] == ["list2array", "linear"], "layers between vectors and states")
    own = chain.layers[0]
    if own.name != "tok2vec-listener":
        return own
    _need(own.upstream_name in {"*", "tok2vec"} and "tok2vec" in nlp.pipe_names, "the shared component")
    return nlp.get_pipe("tok2vec").model


def _check_shape(tok2vec: Any) -> int:
    """Compare the network's name, which spells out its structure, with the one we run; the number of window layers."""
    tables = len(_nodes(tok2vec, "hashembed"))
    depth = len(_nodes(tok2vec, "expand_window"))
    static = len(_nodes(tok2vec, "static_vectors"))
    _need(tables and depth and static <= 1, "number of layers")
    hashed = "|".join(["ints-getitem>>hashembed"] * tables)
    expected = (
        f"extract_features>>list2ragged>>with_array({hashed}){'|static_vectors' * static}"
        f">>with_array(maxout>>layernorm>>dropout)>>ragged2list>>with_array({'>>'.join([_BLOCK] * depth)})"
    )
    _need(tok2vec.name == expected, "structure of the network")
    columns = [node.attrs["column"] for node in _nodes(tok2vec, "hashembed")]
    _need(columns == list(range(tables)), "order of the embeddings")
    _need({node.attrs["window_size"] for node in _nodes(tok2vec, "expand_window")} == {1}, "windows of the layers")
    pads = [node.attrs["pad"] for node in tok2vec.walk(order="dfs_pre") if "pad" in node.attrs]
    _need(depth <= MAX_REACH and pads[-1] >= depth, "reach of the window layers")
    return depth


def _attributes(nlp: Any, tok2vec: Any) -> list[str]:
    """Names of the embedded attributes, if spaCy computes them as we do."""
    from spacy.attrs import IDS
    from spacy.lang.lex_attrs import LEX_ATTRS

    (extract,) = _nodes(tok2vec, "extract_features")
    names = {value: name for name, value in IDS.items()}
    columns = [names[column] if isinstance(column, int) else str(column) for column in extract.attrs["columns"]]
    for name in columns:
        _need(name in ATTRIBUTES, "an attribute")
        getter = nlp.vocab.lex_attr_getters.get(IDS[name])
        own = name in {"NORM", "ORTH", "SPACY"}
        _need(own or getter is LEX_ATTRS.get(IDS[name]), "a language's own attribute")
    return columns


def _vocabulary(nlp: Any) -> dict[str, Any]:
    """Norms and symbols. A word's norm is looked up in each table in turn, by string or id; else it is lowered."""
    from spacy.attrs import NORM
    from spacy.lang.lex_attrs import lower
    from spacy.lookups import Table
    from spacy.symbols import IDS

    norms: dict[int, str] = {}
    base: dict[str, str] = {}
    getter = nlp.vocab.lex_attr_getters[NORM]
    while isinstance(getter, functools.partial) and len(getter.args) == 2:
        getter, tables = getter.args
        for table in tables:
            if isinstance(table, Table):
                _need(not base, "order of the norm tables")
                norms = {int(key): str(value) for key, value in table.items()} | norms
            else:
                base = {str(key): str(value) for key, value in table.items()} | base
    _need(getter is lower, "a language's own norm")
    return {"norms": norms, "base_norms": base, "symbols": {name: int(value) for name, value in IDS.items()}}


def _tokenizer(nlp: Any) -> dict[str, Any]:
    from spacy.tokenizer import Tokenizer

    tokenizer = nlp.tokenizer
    _need(type(tokenizer) is Tokenizer, "a tokenizer of its own")
    prefix = _pattern(tokenizer.prefix_search, "search")
    suffix = _pattern(tokenizer.suffix_search, "search")
    special = _special_cases(nlp)
    _need(not any(_mixed(text) for text in special), "special cases with spaces")
    infix = _pattern(tokenizer.infix_finditer, "finditer")
    token = _pattern(tokenizer.token_match, "match")
    url = _pattern(tokenizer.url_match, "match")
    return {
        "special": special,
        "prefix": prefix and [prefix, affix_reach(prefix, at_end=False)],
        "suffix": suffix and [suffix, affix_reach(suffix, at_end=True)],
        "infix": infix,
        "token": token,
        "url": url,
        "all_late": not tokenizer.faster_heuristics,
        "spares_letters": all(spares_letters(pattern) for pattern in (prefix, suffix, infix) if pattern),
    }


def _mixed(text: str) -> bool:
    """Holds both white space and something else."""
    return not text.isspace() and any(char.isspace() for char in text)


def _special_cases(nlp: Any) -> dict[str, list[tuple[str, str | None]]]:
    from spacy.attrs import NORM, ORTH, intify_attrs

    strings = nlp.vocab.strings

    def text(value: str | int | None) -> str | None:
        return strings[value] if isinstance(value, int) and value else (value or None)

    cases = {}
    for chunk, parts in nlp.tokenizer.rules.items():
        specs = [intify_attrs(part, strings_map=strings) for part in parts]
        cases[chunk] = [(str(text(spec[ORTH])), text(spec.get(NORM))) for spec in specs]
    return cases


def _pattern(function: Callable[..., Any] | None, method: str) -> str | None:
    """The source of the pattern whose bound method spaCy calls."""
    if function is None:
        return None
    owner = getattr(function, "__self__", None)
    if not isinstance(owner, re.Pattern) or function.__name__ != method:
        raise Uncovered("a tokenizer pattern that is a function")
    _need(re.compile(owner.pattern).flags == owner.flags, "flags of a tokenizer pattern")
    return str(owner.pattern)


def _layer_arrays(name: str, maxout: Any, norm: Any) -> dict[str, NDArray[Any]]:
    """thinc's (units, pieces, inputs) -> (inputs, pieces * units)."""
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    units, pieces, inputs = weights.shape
    _need(pieces >= 2 and units % ROWS == 0, "width of a layer")
    return {
        f"{name}_weights": np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * units, inputs).T),
        f"{name}_bias": np.ascontiguousarray(bias.T.reshape(-1)),
        f"{name}_gain": norm.get_param("G"),
        f"{name}_shift": norm.get_param("b"),
    }


def _embedding_arrays(nlp: Any, tok2vec: Any) -> dict[str, NDArray[Any]]:
    tables = _nodes(tok2vec, "hashembed")
    arrays = {f"table{index}": node.get_param("E") for index, node in enumerate(tables)}
    for node in _nodes(tok2vec, "static_vectors"):
        arrays |= _static_arrays(nlp.vocab.vectors, node.get_param("W"))
    return arrays


def _static_arrays(vectors: Any, projection: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    """The vectors projected once and for all: a third of their size, and no product for a new word."""
    from spacy.attrs import ORTH
    from spacy.vectors import Mode, Vectors

    _need(type(vectors) is Vectors and vectors.mode == Mode.default, "kind of static vectors")
    _need(getattr(vectors, "attr", ORTH) in {ORTH, "ORTH"}, "attribute of static vectors")
    keys = np.fromiter(vectors.key2row.keys(), np.uint64, len(vectors.key2row))
    row_of = np.fromiter(vectors.key2row.values(), np.int32, len(keys))
    order = np.argsort(keys)
    rows = np.asarray(vectors.data, np.float32) @ projection.T
    return {"static_keys": keys[order], "static_row_of": row_of[order], "static_rows": rows}


def _moves(ner: Any) -> list[tuple[str, str]]:
    """(action, label) of each score, in spaCy's order."""
    names = [ner.moves.get_class_name(index) for index in range(ner.moves.n_moves)]
    return [(name[:1], name[2:]) for name in names]


def _labels(ner: Any) -> list[str]:
    return [label for action, label in _moves(ner) if action == "B"]


def _transition_arrays(ner: Any) -> dict[str, NDArray[Any]]:
    lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
    linear = ner.model.get_ref("tok2vec").layers[-1]
    _need(ner.model.attrs["has_upper"] and not ner.model.attrs["unseen_classes"], "the upper layer")
    _need(lower.get_dim("nF") == 3, "tokens of the state")
    hidden, pieces = lower.get_dim("nO"), lower.get_dim("nP")
    _need(hidden * pieces % ROWS == 0, "width of the state")
    # (place, unit, piece, input) -> (place, piece * unit, input)
    weights = lower.get_param("W").transpose(0, 2, 1, 3).reshape(3, pieces * hidden, -1)
    pads = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(3, pieces * hidden)
    bias = lower.get_param("b").T.reshape(-1)
    folded = weights @ linear.get_param("W")
    shifts = weights @ linear.get_param("b")
    return {
        "places": np.ascontiguousarray(folded.transpose(0, 2, 1)),
        "alone": shifts[0] + pads[1] + pads[2] + bias,
        "inside": shifts[0] + shifts[1] + shifts[2] + bias,
        **_action_arrays(_moves(ner), upper.get_param("W"), upper.get_param("b")),
    }


def _action_arrays(
    moves: list[tuple[str, str]], weights: NDArray[np.float32], bias: NDArray[np.float32]
) -> dict[str, NDArray[Any]]:
    """The upper layer's rows by the state in which their actions are allowed.

    "U" without a label only ever confirms an annotation made before `ner`, and there is none.
    """
    labels = [label for action, label in moves if action == "B"]
    index = {move: row for row, move in enumerate(moves)}
    _need(labels and len(index) == len(moves), "the actions")
    _need(all((action, label) in index for action in "ILU" for label in labels) and ("O", "") in index, "the actions")
    outer = [row for row, (action, label) in enumerate(moves) if action == "O" or (action in "BU" and label)]
    width = -(-len(outer) // ROWS) * ROWS
    arrays: dict[str, NDArray[Any]] = {
        "outer": np.zeros((weights.shape[1], width), np.float32),
        "outer_bias": np.full(width, -np.inf, np.float32),
        "begins": np.full(width, -1, np.int64),
        "units": np.full(width, -1, np.int64),
    }
    arrays["outer"][:, : len(outer)] = weights[outer].T
    arrays["outer_bias"][: len(outer)] = bias[outer]
    for column, row in enumerate(outer):
        action, label = moves[row]
        if action != "O":
            arrays["begins" if action == "B" else "units"][column] = labels.index(label)
    for name, action in (("stay", "I"), ("end", "L")):
        rows = [index[action, label] for label in labels]
        arrays |= {name: weights[rows], f"{name}_bias": bias[rows]}
    return arrays
