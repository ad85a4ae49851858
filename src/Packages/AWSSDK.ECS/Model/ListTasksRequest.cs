namespace Amazon.ECS.Model;

public partial class ListTasksRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public string ContainerInstance { get; set; }

    public string Family { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }

    public string StartedBy { get; set; }

    public string ServiceName { get; set; }

    public DesiredStatus DesiredStatus { get; set; }

    public LaunchType LaunchType { get; set; }
}
