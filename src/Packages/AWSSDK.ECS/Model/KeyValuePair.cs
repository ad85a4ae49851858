namespace Amazon.ECS.Model;

/// <summary>
/// A name and its value, such as an environment variable. Values can be read by whoever may describe the definition or the task: no secrets.
/// </summary>
public partial class KeyValuePair
{
    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>The value.</summary>
    public string Value { get; set; }
}
