using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The order of a list.</summary>
public class SortOrder : ConstantClass
{
    /// <summary><c>ASC</c>.</summary>
    public static readonly SortOrder ASC = new("ASC");

    /// <summary><c>DESC</c>.</summary>
    public static readonly SortOrder DESC = new("DESC");

    /// <summary>A value that the service may know and this class does not.</summary>
    public SortOrder(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator SortOrder(string value) => FindValue(value);
}
