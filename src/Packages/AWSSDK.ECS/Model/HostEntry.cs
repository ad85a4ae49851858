namespace Amazon.ECS.Model;

public partial class HostEntry
{
    public string Hostname { get; set; }

    public string IpAddress { get; set; }
}
