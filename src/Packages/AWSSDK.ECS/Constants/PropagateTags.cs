using Amazon.Runtime;

namespace Amazon.ECS;

public class PropagateTags : ConstantClass
{
    /// <summary><c>NONE</c>.</summary>
    public static readonly PropagateTags NONE = new("NONE");

    /// <summary><c>SERVICE</c>.</summary>
    public static readonly PropagateTags SERVICE = new("SERVICE");

    /// <summary><c>TASK_DEFINITION</c>.</summary>
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
