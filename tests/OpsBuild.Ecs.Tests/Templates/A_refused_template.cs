using OpsBuild.Ecs.Templates;

namespace OpsBuild.Ecs.Tests.Templates;

public sealed class A_refused_template
{
    // The position is that of the arrow's column in the template: told from 1, in characters.
    [Theory]
    [InlineData("a {{ env `X`", 1, 3, "this action is never closed")]
    [InlineData("a\nbé {{ if true }}x{{ end }}", 2, 7, "\"if\" is not supported")]
    [InlineData("{{ range . }}", 1, 4, "\"range\" is not supported")]
    [InlineData("{{ nil }}", 1, 4, "\"nil\" is not supported")]
    [InlineData("{{ . }}", 1, 4, "fields and the dot are not supported")]
    [InlineData("{{ .Name }}", 1, 4, "fields and the dot are not supported")]
    [InlineData("{{ (env `X`).Name }}", 1, 13, "fields and the dot are not supported")]
    [InlineData("{{ $x := env `X` }}", 1, 4, "variables are not supported")]
    [InlineData("{{ x := env `X` }}", 1, 6, "variables are not supported")]
    [InlineData("{{ printf `%s` `X` }}", 1, 4, "Go's function \"printf\" is not supported")]
    [InlineData("{{ env 'X' }}", 1, 8, "this is Go's single character, not a string")]
    [InlineData("{{ env \"X }}\n\" }}", 1, 8, "this string is never closed")]
    [InlineData("{{ env \"X", 1, 8, "this string is never closed")]
    [InlineData("{{ env `X }}", 1, 8, "this raw string is never closed")]
    [InlineData("{{ env \"a\\qb\" }}", 1, 10, "Go has no such escape")]
    [InlineData("{{ env \"a\\'b\" }}", 1, 10, "Go has no such escape")]
    [InlineData("{{ env \"\\400\" }}", 1, 9, "Go has no such escape")]
    [InlineData("{{ env \"\\ud800\" }}", 1, 9, "Go has no such escape")]
    [InlineData("{{ env `X``Y` }}", 1, 11, "`Y` follows without a blank")]
    [InlineData("{{ env(`X`) }}", 1, 7, "( follows without a blank")]
    [InlineData("{{ env env }}", 1, 8, "\"env\" stands where an argument belongs")]
    [InlineData("{{ (env `X` }}", 1, 4, "this parenthesis is never closed")]
    [InlineData("{{ env `X`) }}", 1, 11, "this parenthesis was never opened")]
    [InlineData("{{ }}", 1, 4, "there is nothing to render")]
    [InlineData("{{ | env }}", 1, 4, "there is nothing to render")]
    [InlineData("{{ () }}", 1, 5, "there is nothing to render")]
    [InlineData("{{ env `X` | }}", 1, 14, "nothing follows the pipe")]
    [InlineData("{{ env `X` | `Y` }}", 1, 14, "a value cannot take what is piped into it")]
    [InlineData("{{ `X` `Y` }}", 1, 4, "a value takes no arguments")]
    [InlineData("{{ tfstatef `%d` 010 }}", 1, 18, "010 is not a plain whole number")]
    [InlineData("{{ tfstatef `%d` 0x10 }}", 1, 18, "0x10 is not a plain whole number")]
    [InlineData("{{ tfstatef `%d` 1.5 }}", 1, 18, "1.5 is not a plain whole number")]
    [InlineData("{{ tfstatef `%d` 99999999999999999999 }}", 1, 18, "99999999999999999999 is not a plain whole number")]
    [InlineData("{{ 3 }}", 1, 4, "a value that is no text stands alone")]
    [InlineData("{{-3}}", 1, 3, "a value that is no text stands alone")]
    [InlineData("{{ & }}", 1, 4, "'&' has no meaning in an action")]
    [InlineData("{{/* open", 1, 1, "this comment is never closed")]
    [InlineData("{{/* a */ env `X` }}", 1, 10, "a comment is an action of its own")]
    [InlineData("{{ /* a */}}", 1, 4, "'/' has no meaning in an action")]
    [InlineData("{{ envv `X` }}", 1, 4, "there is no function \"envv\"; did you mean env?")]
    [InlineData("{{ db_tfstate `output.foo` }}", 1, 4, "there is no function \"db_tfstate\": no Terraform state with that prefix is configured")]
    [InlineData("{{ must_env }}", 1, 4, "must_env is given 0 arguments")]
    [InlineData("{{ must_env `A` `B` }}", 1, 4, "must_env is given 2 arguments")]
    [InlineData("{{ `A` | must_env `B` }}", 1, 10, "must_env is given 2 arguments")]
    [InlineData("{{ tfstate 3 }}", 1, 12, "argument 1 of tfstate is no text")]
    [InlineData("{{ env `X` true }}", 1, 12, "argument 2 of env is no text")]
    public void says_where_and_what(string template, int line, int column, string what)
    {
        var problem = Assert.Single(Render.Refused(template).Problems);

        Assert.Equal(("task.json", line, column), (problem.Position.File, problem.Position.Line, problem.Position.Column));
        Assert.StartsWith(what, problem.What, StringComparison.Ordinal);
        Assert.True(problem.Expected.Length > 0);
        Assert.Equal($"task.json:{line}:{column}: {problem.What}; expected {problem.Expected}", problem.ToString());
    }

    [Fact]
    public void tells_every_call_that_cannot_work_at_once()
    {
        var failure = Render.Refused("{{ nope `X` }}\n{{ must_env }} {{ env (json_escape) }}");

        Assert.Equal(["1:4", "2:4", "2:24"], failure.Problems.Select(problem => $"{problem.Position.Line}:{problem.Position.Column}"));
    }

    [Fact]
    public void that_is_not_UTF_8_says_where()
    {
        using var folder = new OpsBuild.Testing.TemporaryDirectory();
        var file = folder["task.json"];
        File.WriteAllBytes(file, [.. "ab\ncé"u8, 0xff, .. "d"u8]);

        var failure = Assert.Throws<TemplateException>(() => TemplateSource.FromFile(file));

        Assert.Equal($"{file}:2:3", failure.Position.ToString());
    }
}
