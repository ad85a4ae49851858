using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Verdicts.Evidence;

namespace OpsBuild.Ecs.Tests.Verdicts;

public sealed class A_request_without_a_task
{
    [Theory]
    [InlineData("no_capacity", "RESOURCE:CPU", null)]
    [InlineData("no_capacity", "RESOURCE:MEMORY", null)]
    [InlineData("no_capacity", "RESOURCE:ENI", null)]
    [InlineData("no_capacity", "RESOURCE:PORTS_UDP", null)]
    [InlineData("no_capacity", "RESOURCE:FARGATE", null)]
    [InlineData("no_capacity", "Capacity is unavailable at this time. Please try again later or in a different availability zone", null)]
    [InlineData("agent_disconnected", "AGENT", null)]
    [InlineData("no_matching_instance", "ATTRIBUTE", null)]
    [InlineData("capacity_provider_empty", "EMPTY CAPACITY PROVIDER", null)]
    [InlineData("start_refused", "INACTIVE", "the cluster is inactive")]
    [InlineData("start_refused", "SOMETHING NEW", null)]
    public void is_named_by_the_first_of_its_failures(string outcome, string reason, string? detail)
    {
        var verdict = Judge(new TaskEnd.NotStarted(new StartFailure.Refused(reason, detail)));

        Assert.Equal(outcome, Assert.IsType<TaskVerdict.Unproven>(verdict).Outcome.Code);
    }

    [Theory]
    [InlineData("access_denied", "AccessDeniedException", "User is not authorized to perform: iam:PassRole")]
    [InlineData("credentials_invalid", "ExpiredTokenException", "The security token included in the request is expired")]
    [InlineData("credentials_invalid", "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")]
    [InlineData("credentials_invalid", "UnrecognizedClientException", "The security token included in the request is invalid.")]
    [InlineData("cluster_not_found", "ClusterNotFoundException", "Cluster not found.")]
    [InlineData("definition_not_found", "ClientException", "Unable to describe task definition.")]
    [InlineData("definition_not_found", "ClientException", "TaskDefinition is inactive")]
    [InlineData("quota_reached", "ClientException", "You've reached the limit on the number of tasks that can be provisioning")]
    [InlineData("request_invalid", "ClientException", "No Fargate configuration exists for given values.")]
    [InlineData("request_invalid", "InvalidParameterException", "No subnets")]
    [InlineData("request_conflict", "ConflictException", "client token was used with other parameters")]
    [InlineData("throttled", "ThrottlingException", "Rate exceeded")]
    [InlineData("aws_unreachable", "ServerException", "Service Unavailable")]
    [InlineData("aws_unreachable", "", "Name or service not known")]
    [InlineData("request_refused", "SomethingNewException", "?")]
    public void is_named_by_AWSs_error(string outcome, string code, string message)
    {
        var verdict = Judge(new TaskEnd.NotStarted(new StartFailure.ApiError("RunTask", code, message)));

        Assert.Equal(outcome, verdict.Outcome.Code);
        Assert.Contains(message, Assert.IsType<TaskVerdict.Unproven>(verdict).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no_task_seen", 0, "")]
    [InlineData("tool_failed", 1, "FAILED. failed to load config file")]
    [InlineData("tool_crashed", 2, "panic: runtime error")]
    [InlineData("tool_crashed", 139, "")]
    [InlineData("no_capacity", 1, "FAILED. failed to run task: RESOURCE:MEMORY ")]
    [InlineData("agent_disconnected", 1, "FAILED. failed to run task: AGENT the agent is gone")]
    [InlineData("capacity_provider_empty", 1, "FAILED. failed to run task: EMPTY CAPACITY PROVIDER ")]
    [InlineData("start_refused", 1, "FAILED. failed to run task: no tasks run")]
    [InlineData("access_denied", 1, "FAILED. failed to run task: operation error ECS: RunTask, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: not authorized")]
    [InlineData("cluster_not_found", 1, "FAILED. operation error ECS: RunTask, https response error StatusCode: 400, RequestID: 5d1c-2, ClusterNotFoundException: Cluster not found.")]
    [InlineData("throttled", 1, "FAILED. operation error ECS: RunTask, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 1, api error ThrottlingException: Rate exceeded")]
    [InlineData("aws_unreachable", 1, "FAILED. operation error ECS: RunTask, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post \"https://ecs.eu-central-1.amazonaws.com/\": dial tcp: lookup ecs.eu-central-1.amazonaws.com: no such host")]
    [InlineData("credentials_invalid", 1, "FAILED. operation error ECS: RunTask, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found")]
    [InlineData("tool_failed", 1, "FAILED. container: batch, exit code: 24")]
    [InlineData("tool_failed", 1, "FAILED. failed to run task: operation error ECS: RunTask, https response error StatusCode: 200, deserialization failed, unexpected EOF")]
    [InlineData("cluster_not_found", 1, "FAILED. operation error ECS: RunTask, ClusterNotFoundException: Cluster not found., api error ClusterNotFoundException: Cluster not found.")]
    public void is_named_by_the_tools_last_words(string outcome, int exitCode, string message)
    {
        var verdict = Judge(new TaskEnd.NotStarted(new StartFailure.Tool(exitCode, message)));

        Assert.Equal(outcome, verdict.Outcome.Code);
    }

    [Fact]
    public void is_named_by_the_variable_that_a_template_lacks()
    {
        var verdict = Judge(new TaskEnd.NotStarted(new StartFailure.Tool(2, "environment variable IMAGE is not defined", "IMAGE")));

        Assert.Equal("missing_variable", verdict.Outcome.Code);
    }

    [Fact]
    public void is_named_by_its_first_trouble_and_tells_that_a_task_may_run_all_the_same()
    {
        var verdict = Judge(new TaskEnd.NotStarted(new StartFailure.InDoubt(new StartFailure.ApiError("RunTask", "ServerException", "Internal failure"), "AccessDeniedException: no")));

        Assert.Equal("aws_unreachable", verdict.Outcome.Code);
        Assert.Contains("a task may have been started all the same, which could not be looked for: AccessDeniedException: no", verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void is_named_by_the_run_that_was_given_up_before()
    {
        Assert.Equal("not_started_in_time", Judge(new TaskEnd.NotStarted(new StartFailure.GivenUp(GivingUp.Timeout))).Outcome.Code);
    }
}
