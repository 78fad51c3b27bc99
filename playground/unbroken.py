"""Requests that are not broken off in the middle."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import httpx

Posts = set[asyncio.Task[httpx.Response]]


async def unbroken(request: Coroutine[Any, Any, httpx.Response], posts: Posts) -> httpx.Response:
    """Its answer. Whoever is cancelled meanwhile leaves it to end by itself, in ``posts``.

    A request that is cancelled just while it closes its connection would leave it open.
    """
    post = asyncio.ensure_future(request)
    posts.add(post)
    post.add_done_callback(posts.discard)
    return await asyncio.shield(post)


async def ended(posts: Posts) -> None:
    """When all of them have ended; a time-out of each client's own sees to it that they do."""
    await asyncio.gather(*posts, return_exceptions=True)
