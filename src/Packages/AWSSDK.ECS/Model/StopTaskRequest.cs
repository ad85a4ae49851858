namespace Amazon.ECS.Model;

public partial class StopTaskRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public string Task { get; set; }

    public string Reason { get; set; }
}
