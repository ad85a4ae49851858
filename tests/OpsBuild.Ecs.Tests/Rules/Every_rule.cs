using OpsBuild.Ecs.Rules;

namespace OpsBuild.Ecs.Tests.Rules;

public sealed class Every_rule
{
    public static TheoryData<RuleCase> OfTasks => [.. TaskCases.All];

    public static TheoryData<RuleCase> OfServices => [.. ServiceCases.All];

    public static TheoryData<RuleCase> OfOverrides => [.. OverrideCases.All];

    public static TheoryData<RuleCase> OfRunRequests => [.. RunRequestCases.All];

    public static TheoryData<RuleCase> OfConfigurations => [.. ConfigCases.All];

    [Theory]
    [MemberData(nameof(OfTasks))]
    public void about_a_task_finds_what_breaks_it_and_nothing_beside(RuleCase @case)
    {
        Assert.Contains(@case.Code, Codes(Task(@case.BrokenChanges)));
        Assert.DoesNotContain(@case.Code, Codes(Task(@case.KeptChanges)));
    }

    [Theory]
    [MemberData(nameof(OfServices))]
    public void about_a_service_finds_what_breaks_it_and_nothing_beside(RuleCase @case)
    {
        Assert.Contains(@case.Code, Codes(Service(@case.BrokenChanges)));
        Assert.DoesNotContain(@case.Code, Codes(Service(@case.KeptChanges)));
    }

    [Theory]
    [MemberData(nameof(OfOverrides))]
    public void about_overrides_finds_what_breaks_it_and_nothing_beside(RuleCase @case)
    {
        Assert.Contains(@case.Code, Codes(Overrides(@case.BrokenChanges)));
        Assert.DoesNotContain(@case.Code, Codes(Overrides(@case.KeptChanges)));
    }

    [Theory]
    [MemberData(nameof(OfRunRequests))]
    public void about_the_request_of_a_run_finds_what_breaks_it_and_nothing_beside(RuleCase @case)
    {
        Assert.Contains(@case.Code, Codes(RunRequest(@case.BrokenChanges)));
        Assert.DoesNotContain(@case.Code, Codes(RunRequest(@case.KeptChanges)));
    }

    [Theory]
    [MemberData(nameof(OfConfigurations))]
    public void about_a_configuration_finds_what_breaks_it_and_nothing_beside(RuleCase @case)
    {
        // YAML's own brackets hold semicolons nowhere, and a case changes one line.
        Assert.Contains(@case.Code, Codes(Configuration([@case.Broken])));
        Assert.DoesNotContain(@case.Code, Codes(Configuration(@case.Kept.Length > 0 ? [@case.Kept] : [])));
    }

    [Fact]
    public void passes_the_valid_documents_that_the_cases_change()
    {
        Assert.Empty(Task([]));
        Assert.Empty(Service([]));
        Assert.Empty(Overrides([]));
        Assert.Empty(RunRequest([]));
        Assert.Empty(Configuration([]));
    }

    [Fact]
    public void has_a_case()
    {
        // These are about several documents, or about a text that is no document; their tests stand in Checking_definitions.
        string[] elsewhere = ["OB101", "OB102", "OB541", "OB542", "OB543"];
        var cases = TaskCases.All.Concat(ServiceCases.All).Concat(OverrideCases.All).Concat(RunRequestCases.All).Concat(ConfigCases.All).Select(@case => @case.Code).Concat(elsewhere).ToHashSet();

        Assert.Equal([], RuleBook.Chapters.SelectMany(chapter => chapter.Rules).Select(rule => rule.Code).Where(code => !cases.Contains(code)));
    }

    [Fact]
    public void has_a_code_of_its_own_and_says_why_what_to_do_and_where_it_comes_from()
    {
        var rules = RuleBook.Chapters.SelectMany(chapter => chapter.Rules).ToList();

        Assert.Equal(rules.Select(rule => rule.Code).Distinct(), rules.Select(rule => rule.Code));
        Assert.All(rules, rule => Assert.All([rule.Title, rule.Why, rule.Remedy, rule.Source], text => Assert.NotEqual("", text)));
    }

    private static IReadOnlyList<Finding> Task(IEnumerable<string> changes) =>
        DefinitionLint.Check(new DefinitionText("task.json", Edited.Json(ValidTask.Json, changes), TaskUse.OneShot));

    private static IReadOnlyList<Finding> Service(IEnumerable<string> changes) => DefinitionLint.CheckService(
        "service.json", Edited.Json(ValidService.Json, changes), new DefinitionText("task.json", ValidService.TaskJson, TaskUse.Service));

    private static IReadOnlyList<Finding> Overrides(IEnumerable<string> changes) => DefinitionLint.CheckOverrides(
        "overrides.json", Edited.Json(OverrideCases.Json, changes), new DefinitionText("task.json", ValidTask.Json, TaskUse.OneShot));

    private static IReadOnlyList<Finding> RunRequest(IEnumerable<string> changes) =>
        DefinitionLint.CheckRunRequest("run.json", Edited.Json(RunRequestCases.Json, changes));

    private static IReadOnlyList<Finding> Configuration(IEnumerable<string> changes) =>
        DefinitionLint.CheckConfiguration("ecspresso.yaml", ConfigCases.With(changes), path => path is "service.json" or "task.json");

    private static IEnumerable<string> Codes(IReadOnlyList<Finding> findings) => findings.Select(finding => finding.Code);
}
