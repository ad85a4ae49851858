using Amazon.ECS;
using Amazon.ECS.Model;
using OpsBuild.Definitions;
using OpsBuild.Ecs.Deployments;

namespace OpsBuild.Pipeline.Services;

/// <summary>Looks at a registered revision before the service is put on it.</summary>
public static class RevisionLookup
{
    /// <summary>The application's image of that revision; null where there is no such revision in use, or it has no container of the application.</summary>
    /// <exception cref="AmazonECSException">ECS refuses for another reason.</exception>
    public static async Task<string?> ImageOfAsync(IAmazonECS ecs, TaskRevision revision, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = revision.ToString() }, cancellationToken);
            return answer.TaskDefinition is { } found && found.Status == TaskDefinitionStatus.ACTIVE
                ? found.ContainerDefinitions?.FirstOrDefault(each => each.Name == ProjectDefinitions.ApplicationContainer)?.Image
                : null;
        }
        // ECS's answer for a revision that it does not know.
        catch (ClientException)
        {
            return null;
        }
    }
}
