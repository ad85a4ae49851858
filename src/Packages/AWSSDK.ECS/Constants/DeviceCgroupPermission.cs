using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a container may do with a device.</summary>
public class DeviceCgroupPermission : ConstantClass
{
    /// <summary><c>mknod</c>.</summary>
    public static readonly DeviceCgroupPermission Mknod = new("mknod");

    /// <summary><c>read</c>.</summary>
    public static readonly DeviceCgroupPermission Read = new("read");

    /// <summary><c>write</c>.</summary>
    public static readonly DeviceCgroupPermission Write = new("write");

    /// <summary>A value that the service may know and this class does not.</summary>
    public DeviceCgroupPermission(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static DeviceCgroupPermission FindValue(string value) => FindValue<DeviceCgroupPermission>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator DeviceCgroupPermission(string value) => FindValue(value);
}
