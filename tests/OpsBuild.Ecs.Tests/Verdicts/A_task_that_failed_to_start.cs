using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Verdicts.Evidence;

namespace OpsBuild.Ecs.Tests.Verdicts;

public sealed class A_task_that_failed_to_start
{
    [Theory]
    [InlineData("image_not_found", "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/batch:x: not found")]
    [InlineData("image_not_found", "CannotPullContainerError: ref pull has been retried 1 time(s): failed to resolve reference: manifest unknown")]
    [InlineData("image_pull_denied", "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref: unexpected status from HEAD request: 403 Forbidden")]
    [InlineData("image_pull_denied", "CannotPullECRContainerError: AccessDeniedException: User is not authorized to perform: ecr:GetAuthorizationToken")]
    [InlineData("image_pull_unreachable", "CannotPullContainerError: ref pull has been retried 5 time(s): failed to do request: Head: dial tcp 10.0.0.1:443: i/o timeout")]
    [InlineData("image_pull_unreachable", "CannotPullImageManifestError: Error response from daemon: Get: net/http: request canceled while waiting for connection")]
    [InlineData("image_pull_throttled", "CannotPullContainerError: toomanyrequests: You have reached your pull rate limit")]
    [InlineData("image_platform_mismatch", "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64': no match for platform in manifest")]
    [InlineData("image_pull_failed", "CannotPullContainerError: something else")]
    [InlineData("disk_full", "CannotPullContainerError: write /var/lib/containerd: no space left on device")]
    [InlineData("secret_access_denied", "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: AccessDeniedException: User is not authorized to perform: secretsmanager:GetSecretValue")]
    [InlineData("secret_not_found", "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find the specified secret.")]
    [InlineData("secret_key_missing", "ResourceInitializationError: unable to pull secrets or registry auth: retrieved secret from Secrets Manager did not contain json key password")]
    [InlineData("secret_unreachable", "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: RequestCanceled: context deadline exceeded")]
    [InlineData("secret_unreachable", "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: dial tcp 10.0.0.1:443: i/o timeout")]
    [InlineData("registry_login_failed", "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to get registry auth from ECR: AccessDeniedException")]
    [InlineData("role_not_assumable", "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/exec' that was provided for this task.")]
    [InlineData("log_group_missing", "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist")]
    [InlineData("log_access_denied", "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException")]
    [InlineData("log_driver_failed", "ResourceInitializationError: failed to initialize logging driver: unknown option")]
    [InlineData("volume_not_mounted", "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: mount.nfs4: Connection timed out")]
    [InlineData("resource_initialization_failed", "ResourceInitializationError: something else")]
    [InlineData("network_interface_timed_out", "Timeout waiting for network interface provisioning to complete.")]
    [InlineData("no_capacity", "Capacity is unavailable at this time. Please try again later or in a different availability zone")]
    [InlineData("dependency_unresolved", "TaskDependencyError: Task dependencies cannot be resolved")]
    [InlineData("sidecar_unhealthy", "DependencyError: container shadow is unhealthy")]
    [InlineData("runtime_timed_out", "ContainerRuntimeTimeoutError: Could not transition to started; timed out after waiting 3m0s")]
    [InlineData("runtime_timed_out", "DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s")]
    [InlineData("task_failed_to_start", "Task failed to start")]
    [InlineData("task_failed_to_start", null)]
    public void is_named_by_ECSs_reason(string outcome, string? reason)
    {
        var verdict = Judge(Stopped("TaskFailedToStart", reason, Container(null)));

        Assert.Equal(outcome, verdict.Outcome.Code);
        Assert.Contains(reason ?? "no reason was given", Assert.IsType<TaskVerdict.Unproven>(verdict).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("executable_not_found", "CannotStartContainerError: failed to create shim task: exec: \"batchh\": executable file not found in $PATH")]
    [InlineData("executable_not_found", "CannotStartContainerError: exec: \"/app/batch\": permission denied")]
    [InlineData("image_platform_mismatch", "CannotStartContainerError: exec /app/batch: exec format error")]
    [InlineData("container_not_started", "CannotStartContainerError: something else")]
    [InlineData("container_not_created", "CannotCreateContainerError: invalid mount config")]
    public void is_named_by_a_containers_reason_where_the_tasks_own_says_nothing(string outcome, string reason)
    {
        var verdict = Judge(Stopped("TaskFailedToStart", "Task failed to start", new ContainerState("shadow", null, null), Container(null, reason)));

        Assert.Equal(outcome, verdict.Outcome.Code);
    }

    [Fact]
    public void is_named_by_an_unhealthy_sidecar_where_no_text_says_anything()
    {
        var verdict = Judge(Stopped("TaskFailedToStart", "Task failed to start", new ContainerState("shadow", 0, null) { Health = "UNHEALTHY" }, Container(null)));

        Assert.Equal("sidecar_unhealthy", verdict.Outcome.Code);
    }

    [Theory]
    [InlineData("CannotPullContainerError: failed to resolve ref 123.dkr.ecr.eu-central-1.amazonaws.com/platform/batch@sha256:403efs: not found")]
    [InlineData("CannotPullContainerError: failed to resolve ref 123.dkr.ecr.eu-central-1.amazonaws.com/dependency-logger: not found")]
    public void is_not_named_by_a_word_in_an_images_name(string reason)
    {
        Assert.Equal("image_not_found", Judge(Stopped("TaskFailedToStart", reason, Container(null))).Outcome.Code);
    }
}
