namespace Amazon.ECS.Model;

/// <summary>A tag. Keys have 1 to 128 characters, values at most 256; a resource has at most 50.</summary>
public partial class Tag
{
    /// <summary>The key.</summary>
    public string Key { get; set; }

    /// <summary>The value.</summary>
    public string Value { get; set; }
}
