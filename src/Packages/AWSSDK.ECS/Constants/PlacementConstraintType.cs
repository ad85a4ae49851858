using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The kinds of placement constraints of a run.</summary>
public class PlacementConstraintType : ConstantClass
{
    /// <summary><c>distinctInstance</c>.</summary>
    public static readonly PlacementConstraintType DistinctInstance = new("distinctInstance");

    /// <summary><c>memberOf</c>.</summary>
    public static readonly PlacementConstraintType MemberOf = new("memberOf");

    /// <summary>A value that the service may know and this class does not.</summary>
    public PlacementConstraintType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static PlacementConstraintType FindValue(string value) => FindValue<PlacementConstraintType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator PlacementConstraintType(string value) => FindValue(value);
}
