"""The command's frame: what every command does with errors and terminals, and how a function becomes one."""

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Annotated, Any

import typer

import newskit as nk
from newskit import terminal
from newskit.clirun import Run
from newskit.errors import NewskitError


class Commands(typer.core.TyperGroup):
    """Commands whose expected errors are one line and exit code 1, not a traceback."""

    def main(self, *args: Any, **options: Any) -> Any:
        terminal.any_encoding()
        return super().main(*args, **options)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # `newskit ... | head`; click ends this quietly
            raise
        except (NewskitError, OSError) as error:
            terminal.say(f"Error: {error}", style="bold red")
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            terminal.say(
                "Stopped. What was annotated is kept (unless --no-cache): the same command goes on from there."
            )
            raise typer.Exit(130) from None


app = typer.Typer(
    cls=Commands,
    help="German news in tables: entity counts, quotes with speakers, comparisons between sources.",
    epilog="Example: newskit report articles/ -o report.html",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="markdown",
)
cache_app = typer.Typer(help="The annotations that newskit keeps on disk.", no_args_is_help=True)
app.add_typer(cache_app, name="cache")


_SHARED = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in signature(Run, eval_str=True).parameters.values()]
_ANNOTATING = ("pipeline", "cache")


def command(example: str, annotates: bool = True) -> Callable:
    """Make a command of a function of a `Run`: its own options, then those of the Run."""

    def decorate(function: Callable) -> Callable:
        own = [
            one.replace(kind=Parameter.KEYWORD_ONLY)
            for one in list(signature(function, eval_str=True).parameters.values())[1:]
        ]
        shared = [one for one in _SHARED if annotates or one.name not in _ANNOTATING]

        def run(**options: Any) -> None:
            function(Run(**{one.name: options.pop(one.name) for one in shared}), **options)

        run.__doc__, run.__name__ = function.__doc__, function.__name__
        run.__signature__ = signature(run).replace(parameters=[*own, *shared])  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in [*own, *shared]}
        return app.command(function.__name__, epilog=f"Example: {example}")(run)

    return decorate


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    """German news in tables: entity counts, quotes with speakers, comparisons between sources."""
    if version:
        typer.echo(f"newskit {nk.__version__}")
        raise typer.Exit()
