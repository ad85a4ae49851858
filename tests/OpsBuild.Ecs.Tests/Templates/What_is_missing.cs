using OpsBuild.Ecs.Templates.Rendering;

namespace OpsBuild.Ecs.Tests.Templates;

public sealed class What_is_missing
{
    private const string Secret = "hunter2-of-prod";

    [Fact]
    public void is_told_all_at_once_with_places_and_near_names()
    {
        var missing = Render.Missing(
            """
            {
              "image": "{{ must_env `IMAGE_UIR` }}",
              "host": "{{ tfstate `output.db_primary_hots` }}",
              "name": "{{ must_env `NAME` | json_escape }}",
              "role": "{{ tfstate (must_env `KEY`) }}"
            }
            """,
            ("IMAGE_URI", "repo:1"));

        Assert.Equal(
            [
                "task.json:2:16: the environment variable IMAGE_UIR is not set; did you mean IMAGE_URI?",
                "task.json:3:15: output.db_primary_hots is not found in the Terraform state; did you mean output.db_primary_host?",
                "task.json:4:15: the environment variable NAME is not set",
                "task.json:5:24: the environment variable KEY is not set",
            ],
            missing.Select(value => value.ToString()));
        Assert.Equal((MissingKind.StateKey, "output.db_primary_hots", "task.json", 3, 15), (missing[1].Kind, missing[1].Name, missing[1].File, missing[1].Line, missing[1].Column));
    }

    [Fact]
    public void in_several_templates_is_told_once_with_every_place()
    {
        var outcome = new TemplateRenderer(Render.Environment()).RenderAll(
        [
            Render.Template("{{ must_env `TAG` }}\n{{ must_env `TAG` }}", "a.json"),
            Render.Template("nothing", "b.json"),
            Render.Template("{{ tfstate `output.zzzzz` }} {{ must_env `TAG` }}", "c.json"),
        ]);

        Assert.Equal(
            """
            2 values are missing:
              the environment variable TAG is not set
                at a.json:1:4
                at a.json:2:4
                at c.json:1:33
              output.zzzzz is not found in the Terraform state
                at c.json:1:4
            """,
            Assert.IsType<RenderAllOutcome.Missing>(outcome).ToString());
    }

    [Fact]
    public void is_nothing_when_all_templates_find_what_they_need()
    {
        var outcome = new TemplateRenderer(Render.Environment(("TAG", "1"))).RenderAll([Render.Template("a{{ must_env `TAG` }}"), Render.Template("b")]);

        Assert.Equal(["a1", "b"], Assert.IsType<RenderAllOutcome.Rendered>(outcome).Texts);
    }

    [Theory]
    [InlineData("{{ tfstate (must_env `DB_PASSWORD`) }}")]
    [InlineData("{{ tfstatef `output.%s` (env `NOTHING` `DB_PASSWORD` `x`) }}")]
    [InlineData("{{ must_env (must_env `API_TOKEN`) }}")]
    [InlineData("{{ must_env `API_TOKEN` | json_escape | tfstate }}")]
    [InlineData("{{ must_env (tfstate `output.password`) }}")]
    [InlineData("{{ tfstate (tfstate `aws_acm_certificate.main.private_key`) }}")]
    public void never_shows_a_value_that_may_be_a_secret(string template)
    {
        var missing = Assert.Single(Render.Missing(template, ("DB_PASSWORD", Secret), ("API_TOKEN", Secret), (Secret + "s", "")));

        Assert.Equal("***", missing.Name);
        Assert.DoesNotContain(Secret, missing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void and_what_cannot_be_looked_up_never_show_a_secret_either()
    {
        var failure = Render.Refused("{{ tfstatef `output.foo.%s` (must_env `DB_PASSWORD`) }}", ("DB_PASSWORD", Secret));

        Assert.DoesNotContain(Secret, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void has_no_rendered_text_whose_printing_would_show_the_state()
    {
        var rendered = Assert.IsType<RenderOutcome.Rendered>(Render.Outcome("{{ tfstate `output.password` }}"));

        Assert.Contains("correct horse", rendered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", rendered.ToString(), StringComparison.Ordinal);
    }
}
