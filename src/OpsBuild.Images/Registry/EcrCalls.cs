using Amazon.ECR;
using Amazon.Runtime;

namespace OpsBuild.Images.Registry;

/// <summary>Calls of ECR's API whose failures say what to do.</summary>
internal static class EcrCalls
{
    /// <param name="what">What could not be done, as a sentence.</param>
    /// <param name="action">The IAM action, as <c>ecr:DescribeImages</c>.</param>
    /// <param name="call">The call.</param>
    public static async Task<T> AskAsync<T>(string what, string action, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonECRException refused) when (refused.ErrorCode is "AccessDeniedException" or "AccessDenied")
        {
            throw new ImagePushException(
                ImagePushProblem.Forbidden, what, $"ECR refuses {action} ({refused.Message})", $"allow {action} to the role that pushes; docs/iam.md has the whole statement.", refused);
        }
        catch (AmazonECRException failed) when (failed is not (Amazon.ECR.Model.RepositoryNotFoundException or Amazon.ECR.Model.ImageNotFoundException
            or Amazon.ECR.Model.ScanNotFoundException or Amazon.ECR.Model.LayersNotFoundException))
        {
            throw new ImagePushException(
                ImagePushProblem.Registry, what, $"{action} failed: {failed.ErrorCode ?? failed.StatusCode.ToString()}: {failed.Message}",
                "run it again; when it stays, look at the credentials and at AWS's health page.", failed);
        }
        catch (Exception silent) when (silent is AmazonClientException or HttpRequestException)
        {
            throw new ImagePushException(
                ImagePushProblem.Registry, what, $"ECR's API cannot be reached ({silent.Message})", "look at the network, the proxy and the credentials; then run it again.", silent);
        }
    }
}
