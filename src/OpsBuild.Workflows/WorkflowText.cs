using OpsBuild.Workflows.Yaml;

namespace OpsBuild.Workflows;

/// <summary>A workflow as GitHub reads it.</summary>
internal static class WorkflowText
{
    public static string Of(Workflow workflow) => YamlText.Write(workflow.About, yaml =>
    {
        yaml.Value("name", workflow.Name);
        yaml.Mapping("on", on => Write(on, workflow.On));
        // What no job asks for, nobody gets.
        yaml.Mapping("permissions", _ => { });
        yaml.Mapping("jobs", jobs =>
        {
            foreach (var job in workflow.Jobs)
                jobs.Mapping(job.Id, one => Write(one, job));
        });
    });

    private static void Write(YamlText yaml, Triggers on)
    {
        if (on.Push is { } push)
        {
            yaml.Mapping("push", one =>
            {
                one.Values("branches", push.Branches);
                one.Values("paths", push.Paths);
            });
        }

        if (on.PullRequest)
            yaml.Mapping("pull_request", _ => { });
        if (on.MergeGroup)
            yaml.Mapping("merge_group", _ => { });
        if (on.Schedules.Count > 0)
            yaml.Mappings("schedule", on.Schedules, (one, cron) => one.Value("cron", cron));
        if (on.Inputs is { } inputs)
            yaml.Mapping("workflow_dispatch", dispatch => Write(dispatch, inputs));
    }

    private static void Write(YamlText yaml, IReadOnlyList<WorkflowInput> inputs)
    {
        if (inputs.Count == 0)
            return;
        yaml.Mapping("inputs", all =>
        {
            foreach (var input in inputs)
                all.Mapping(input.Name, one => Write(one, input));
        });
    }

    private static void Write(YamlText yaml, WorkflowInput input)
    {
        yaml.Value("description", input.Description);
        switch (input)
        {
            case WorkflowInput.Choice choice:
                yaml.Value("type", "choice");
                yaml.Values("options", choice.Options);
                yaml.Value("default", choice.Options[0]);
                break;
            case WorkflowInput.Flag:
                yaml.Value("type", "boolean");
                yaml.Value("default", false);
                break;
        }
    }

    private static void Write(YamlText yaml, Job job)
    {
        yaml.Value("name", job.Name);
        yaml.Value("runs-on", job.RunsOn);
        yaml.Value("timeout-minutes", (int)Math.Ceiling(job.Timeout.TotalMinutes));
        if (job.Environment is { } environment)
            yaml.Value("environment", environment);
        yaml.Mapping("permissions", permissions =>
        {
            foreach (var (scope, access) in job.Permissions.OrderBy(pair => pair.Key))
                permissions.Value(scope is TokenScope.IdToken ? "id-token" : "contents", access is Access.Write ? "write" : "read");
        });
        yaml.Mapping("concurrency", concurrency =>
        {
            concurrency.Value("group", job.Concurrency.Group);
            concurrency.Value("cancel-in-progress", job.Concurrency.CancelsRunning);
        });
        yaml.Mappings("steps", job.Steps, Write);
    }

    private static void Write(YamlText yaml, Step step)
    {
        yaml.Value("name", step.Name);
        switch (step)
        {
            case Step.Action action:
                if (action.RunsAlways)
                    yaml.Value("if", "always()");
                yaml.Value("uses", $"{action.Pin}", action.Pin.Version);
                if (action.With.Count > 0)
                    yaml.Mapping("with", with => Write(with, action.With));
                break;
            case Step.Build build:
                if (build.Variables.Count > 0)
                    yaml.Mapping("env", env => Write(env, build.Variables.Select(pair => KeyValuePair.Create(pair.Key, Scalar.FromString(pair.Value)))));
                yaml.Value("run", $"{build.Call}");
                break;
        }
    }

    private static void Write(YamlText yaml, IEnumerable<KeyValuePair<string, Scalar>> values)
    {
        foreach (var (key, value) in values)
            yaml.Value(key, value);
    }
}
