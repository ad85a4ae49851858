using OpsBuild.Ecs.Rules;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Tests.Rules;

public sealed class Checking_definitions
{
    [Fact]
    public void tells_file_line_and_column_what_why_and_what_to_do()
    {
        var json = ValidTask.Json.Replace("\"retries\": 10", "\"retries\": 12", StringComparison.Ordinal);

        var finding = Assert.Single(Check(json));

        var line = json.Split('\n').ToList().FindIndex(text => text.Contains("\"retries\": 12", StringComparison.Ordinal));
        var column = json.Split('\n')[line].IndexOf("12,", StringComparison.Ordinal);
        Assert.Equal($"task.json:{line + 1}:{column + 1}", finding.Place);
        Assert.Equal(("OB323", Severity.Error, "retries is 12; ECS takes 1 to 10"), (finding.Code, finding.Severity, finding.What));
        Assert.Matches("(?s)^task.json:.*error OB323: .*\n  why: .+\n  do:  .+", finding.ToString());
    }

    [Fact]
    public void names_the_field_that_was_meant()
    {
        var json = ValidTask.Json.Replace("\"networkMode\"", "\"netwrokMode\"", StringComparison.Ordinal);

        var finding = Assert.Single(Check(json), finding => finding.Code == "OB103");

        Assert.Equal("'netwrokMode' is no field of the task definition; did you mean 'networkMode'?", finding.What);
    }

    [Theory]
    [InlineData("{\n  \"family\": \"x\",\n}", 3, 1)]
    [InlineData("{ \"family\": {{ tfstate `x` }} }", 1, 14)]
    [InlineData("", 1, 1)]
    [InlineData("{} {}", 1, 4)]
    public void tells_where_a_text_is_no_JSON(string text, int line, int column)
    {
        var finding = Assert.Single(Check(text));

        Assert.Equal(("OB101", new TextPosition(line, column)), (finding.Code, finding.Position));
    }

    [Theory]
    [InlineData("", "The input does not contain any JSON tokens.")]
    [InlineData("{\"a\":1,}", "The JSON object contains a trailing comma at the end.")]
    public void tells_why_a_text_is_no_JSON_and_nothing_to_programmers(string text, string what) =>
        Assert.Equal(what, Assert.Single(Check(text)).What);

    [Fact]
    public void finds_a_field_that_stands_twice()
    {
        var json = ValidTask.Json.Replace("\"cpu\": \"1024\",", "\"cpu\": \"1024\", \"cpu\": \"1024\",", StringComparison.Ordinal);

        Assert.Equal("OB102", Assert.Single(Check(json)).Code);
    }

    [Fact]
    public void does_not_repeat_a_secret_that_stands_where_its_name_belongs()
    {
        var json = Edited.Json(ValidTask.Json, """0/secrets = [{"name":"DB_PASSWORD","valueFrom":"hunter2!"}]""");

        var found = Check(json);

        Assert.Contains(found, finding => finding.Code == "OB344");
        Assert.DoesNotContain("hunter2", string.Concat(found), StringComparison.Ordinal);
    }

    [Fact]
    public void does_not_repeat_a_secret_that_it_finds()
    {
        var json = Edited.Json(ValidTask.Json, """0/environment/1 = {"name":"DB_PASSWORD","value":"hunter2"}""");

        var found = Check(json);

        Assert.Contains(found, finding => finding.Code == "OB501");
        Assert.DoesNotContain("hunter2", string.Concat(found), StringComparison.Ordinal);
    }

    [Fact]
    public void reads_a_definition_that_stands_one_level_down()
    {
        Assert.Empty(Check($$"""{ "taskDefinition": {{ValidTask.Json}} }"""));
    }

    [Fact]
    public void leaves_the_rules_about_one_shot_tasks_to_one_shot_tasks()
    {
        var json = Edited.Json(ValidTask.Json, "0/environment = []", "0/logConfiguration/options/mode =");

        Assert.Empty(DefinitionLint.Check(new DefinitionText("task.json", json, TaskUse.Service)));
    }

    [Theory]
    [InlineData("OB541", "family")]
    [InlineData("OB542", "0/logConfiguration/options/awslogs-stream-prefix")]
    public void finds_what_two_definitions_share(string code, string path)
    {
        string[] changes = ["""family = "other" """, """0/logConfiguration/options/awslogs-stream-prefix = "other" """];
        var other = new DefinitionText("other.json", Edited.Json(ValidTask.Json, changes), TaskUse.OneShot);
        var alike = other with { Text = Edited.Json(ValidTask.Json, changes.Where(change => !change.StartsWith(path, StringComparison.Ordinal))) };
        var task = new DefinitionText("task.json", ValidTask.Json, TaskUse.OneShot);

        Assert.Empty(DefinitionLint.Check(task, other));
        var finding = Assert.Single(DefinitionLint.Check(task, alike));
        Assert.Equal((code, "other.json"), (finding.Code, finding.File));
    }

    [Fact]
    public void finds_a_one_shot_task_with_the_role_of_a_service()
    {
        var service = new DefinitionText(
            "service.json",
            Edited.Json(ValidTask.Json, """family = "web" """, """0/logConfiguration/options/awslogs-stream-prefix = "web" """),
            TaskUse.Service);
        var task = new DefinitionText("task.json", ValidTask.Json, TaskUse.OneShot);
        var apart = task with { Text = Edited.Json(ValidTask.Json, """taskRoleArn = "arn:aws:iam::123456789012:role/other" """) };

        Assert.Equal("OB543", Assert.Single(DefinitionLint.Check(service, task)).Code);
        Assert.Empty(DefinitionLint.Check(service, apart));
    }

    [Fact]
    public void tells_a_circle_once()
    {
        var json = Edited.Json(ValidTask.Json, """1/dependsOn = [{"containerName":"check","condition":"START"}]""");

        var finding = Assert.Single(Check(json), finding => finding.Code == "OB312");
        Assert.Equal("the containers wait in a circle: check -> shadow -> check", finding.What);
    }

    private static IReadOnlyList<Finding> Check(string json) => DefinitionLint.Check(new DefinitionText("task.json", json, TaskUse.OneShot));
}
