using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Where a task's tags come from.</summary>
public class PropagateTags : ConstantClass
{
    /// <summary>From nowhere.</summary>
    public static readonly PropagateTags NONE = new("NONE");

    /// <summary>From the service; RunTask refuses it.</summary>
    public static readonly PropagateTags SERVICE = new("SERVICE");

    /// <summary>From the task definition.</summary>
    public static readonly PropagateTags TASK_DEFINITION = new("TASK_DEFINITION");

    /// <summary>A value that the service may know and this class does not.</summary>
    public PropagateTags(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static PropagateTags FindValue(string value) => FindValue<PropagateTags>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator PropagateTags(string value) => FindValue(value);
}
