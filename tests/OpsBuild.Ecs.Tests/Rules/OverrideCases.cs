namespace OpsBuild.Ecs.Tests.Rules;

/// <summary>The rules about the overrides of a run.</summary>
internal static class OverrideCases
{
    public const string Json = """{ "containerOverrides": [{ "name": "check", "command": ["check"] }] }""";

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("OB103", """containerOverrides/0/image = "x" """, """containerOverrides/0/cpu = 1"""),
        new("OB701", $"containerOverrides/0/command = [\"{new string('x', 8192)}\"]", $"containerOverrides/0/command = [\"{new string('x', 8000)}\"]"),
        new("OB702", """containerOverrides/0/name = "chekc" """),
        new("OB702", """containerOverrides/0/name ="""),
        new("OB703", """containerOverrides/0/command = ["check","--url","postgres://a:b@h/d"]""", """containerOverrides/0/command = ["check"]"""),
        new("OB703", """containerOverrides/0/environment = [{"name":"DB_PASSWORD","value":"hunter2"}]""", """containerOverrides/0/environment = [{"name":"DB_NAME","value":"shop"}]"""),
    ];
}
