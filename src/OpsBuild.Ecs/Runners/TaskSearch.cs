using Amazon.ECS;
using Amazon.ECS.Model;

namespace OpsBuild.Ecs.Runners;

/// <summary>Finds the task of a run by its tags: <c>ecspresso run</c> sets neither <c>startedBy</c> nor <c>group</c>.</summary>
internal static class TaskSearch
{
    /// <summary>DescribeTasks takes as many.</summary>
    private const int Batch = 100;

    /// <summary>The ARN of the newest task of this run and command, first among the running, then among the stopped ones of the last hour; or null.</summary>
    public static async Task<string?> FindAsync(IAmazonECS ecs, TaskRunRequest request, string family, CancellationToken cancellationToken) =>
        await FindAsync(ecs, request, family, DesiredStatus.RUNNING, cancellationToken)
        ?? await FindAsync(ecs, request, family, DesiredStatus.STOPPED, cancellationToken);

    private static async Task<string?> FindAsync(IAmazonECS ecs, TaskRunRequest request, string family, DesiredStatus status, CancellationToken cancellationToken)
    {
        var own = RunTags.Of(request);
        var list = new ListTasksRequest { Cluster = request.Cluster, Family = family, DesiredStatus = status, MaxResults = Batch };
        Amazon.ECS.Model.Task? newest = null;
        do
        {
            var page = await ecs.ListTasksAsync(list, cancellationToken);
            if (page.TaskArns is { Count: > 0 } arns)
            {
                var described = await ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = request.Cluster, Tasks = arns, Include = ["TAGS"] }, cancellationToken);
                var found = (described.Tasks ?? []).Where(task => Has(task, RunTags.RunId, own) && Has(task, RunTags.Operation, own));
                newest = (newest is null ? found : found.Append(newest)).MaxBy(task => task.CreatedAt ?? DateTime.MinValue);
            }

            list.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(list.NextToken));
        return newest?.TaskArn;
    }

    private static bool Has(Amazon.ECS.Model.Task task, string key, IReadOnlyDictionary<string, string> own) =>
        (task.Tags ?? []).Any(tag => tag.Key == key && tag.Value == own[key]);
}
