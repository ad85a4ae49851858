namespace Amazon.ECS.Model;

/// <summary>A secret that the agent puts into a container's environment or log options when it starts.</summary>
public partial class Secret
{
    /// <summary>The environment variable, or the log option.</summary>
    public string Name { get; set; }

    /// <summary>The secret's ARN, with optional <c>:json-key:stage:version</c>, or a parameter's ARN or name.</summary>
    public string ValueFrom { get; set; }
}
