namespace OpsBuild.Workflows.Tests;

public sealed class A_workflow
{
    [Fact]
    public void is_the_same_text_for_the_same_description()
    {
        var expected = """
            # Applies what was merged.

            name: apply
            on:
              push:
                branches:
                  - main
                paths:
                  - db/**
              pull_request: {}
              merge_group: {}
              schedule:
                - cron: '0 4 * * *'
              workflow_dispatch:
                inputs:
                  stage:
                    description: 'Where: a stage'
                    type: choice
                    options:
                      - dev
                      - 'on'
                    default: dev
                  force:
                    description: Even so
                    type: boolean
                    default: false
            permissions: {}
            jobs:
              apply:
                name: Apply
                runs-on: ubuntu-24.04
                timeout-minutes: 6
                environment: ${{ inputs.stage || 'dev' }}
                permissions:
                  contents: read
                  id-token: write
                concurrency:
                  group: apply-dev
                  cancel-in-progress: false
                steps:
                  - name: Check out
                    if: always()
                    uses: actions/checkout@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa # v6.0.2
                    with:
                      fetch-depth: 0
                      ref: '0'
                      path: |
                        a
                        b
                  - name: Apply
                    env:
                      STAGE: ${{ inputs.stage || 'dev' }}
                      FORCE: 'true'
                    run: ./build.sh Apply --profile "$STAGE"

            """;
        var stage = new WorkflowInput.Choice("stage", "Where: a stage", ["dev", "on"]);
        var workflow = new Workflow("apply")
        {
            About = ["Applies what was merged."],
            On = new Triggers
            {
                Push = new PushTrigger(["main"], ["db/**"]), PullRequest = true, MergeGroup = true, Schedules = ["0 4 * * *"],
                Inputs = [stage, new WorkflowInput.Flag("force", "Even so")],
            },
            Jobs =
            [
                new Job("apply", "Apply")
                {
                    Environment = stage.ValueOrFirst,
                    Permissions = new Dictionary<TokenScope, Access> { [TokenScope.IdToken] = Access.Write, [TokenScope.Contents] = Access.Read },
                    Concurrency = new Concurrency("apply-dev", CancelsRunning: false),
                    Timeout = TimeSpan.FromSeconds(301),
                    Steps =
                    [
                        new Step.Action("Check out", Examples.Pin) { RunsAlways = true, With = [new("fetch-depth", 0), new("ref", "0"), new("path", "a\nb\n")] },
                        new Step.Build("Apply", new BuildCall("Apply", new BuildArgument("profile", "STAGE")))
                        {
                            Variables = [new("STAGE", stage.ValueOrFirst), new("FORCE", "true")],
                        },
                    ],
                },
            ],
        };

        var text = workflow.ToYaml();

        Assert.Equal(expected.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void has_a_job() => Refused(Examples.Workflow with { Jobs = [] }, "has no job");

    [Fact]
    public void has_jobs_with_ids_of_their_own() => Refused(Examples.Workflow with { Jobs = [Examples.Job, Examples.Job] }, "has two jobs compile");

    [Fact]
    public void calls_the_build_once_in_each_job()
    {
        Refused(Examples.Workflow with { Jobs = [Examples.Job with { Steps = [] }] }, "calls the build 0 times");
        Refused(Examples.Workflow with { Jobs = [Examples.Job with { Steps = [Examples.Call, Examples.Call] }] }, "calls the build 2 times");
    }

    [Fact]
    public void sets_every_variable_that_its_calls_name()
    {
        var call = new Step.Build("Apply", new BuildCall("Apply", new BuildArgument("profile", "STAGE")));

        Refused(Examples.Workflow with { Jobs = [Examples.Job with { Steps = [call] }] }, "gives --profile the variable STAGE, which it does not set");
    }

    [Fact]
    public void ends() => Refused(Examples.Workflow with { Jobs = [Examples.Job with { Timeout = TimeSpan.Zero }] }, "has the timeout 00:00:00");

    private static void Refused(Workflow workflow, string what)
    {
        var refused = Assert.Throws<WorkflowException>(workflow.ToYaml);

        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.Contains("do:", refused.Message, StringComparison.Ordinal);
    }
}
