namespace Amazon.ECS.Model;

public partial class Secret
{
    public string Name { get; set; }

    public string ValueFrom { get; set; }
}
