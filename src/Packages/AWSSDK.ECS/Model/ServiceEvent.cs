namespace Amazon.ECS.Model;

public partial class ServiceEvent
{
    public string Id { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string Message { get; set; }
}
