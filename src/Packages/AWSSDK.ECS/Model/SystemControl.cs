namespace Amazon.ECS.Model;

public partial class SystemControl
{
    public string Namespace { get; set; }

    public string Value { get; set; }
}
