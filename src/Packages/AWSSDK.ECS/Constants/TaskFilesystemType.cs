using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The file system of a new EBS volume.</summary>
public class TaskFilesystemType : ConstantClass
{
    /// <summary><c>ext3</c>.</summary>
    public static readonly TaskFilesystemType Ext3 = new("ext3");

    /// <summary><c>ext4</c>.</summary>
    public static readonly TaskFilesystemType Ext4 = new("ext4");

    /// <summary><c>ntfs</c>.</summary>
    public static readonly TaskFilesystemType Ntfs = new("ntfs");

    /// <summary><c>xfs</c>.</summary>
    public static readonly TaskFilesystemType Xfs = new("xfs");

    /// <summary>A value that the service may know and this class does not.</summary>
    public TaskFilesystemType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static TaskFilesystemType FindValue(string value) => FindValue<TaskFilesystemType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator TaskFilesystemType(string value) => FindValue(value);
}
