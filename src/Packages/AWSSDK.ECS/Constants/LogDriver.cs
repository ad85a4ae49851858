using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What takes a container's output.</summary>
public class LogDriver : ConstantClass
{
    /// <summary><c>awsfirelens</c>.</summary>
    public static readonly LogDriver Awsfirelens = new("awsfirelens");

    /// <summary><c>awslogs</c>.</summary>
    public static readonly LogDriver Awslogs = new("awslogs");

    /// <summary><c>fluentd</c>.</summary>
    public static readonly LogDriver Fluentd = new("fluentd");

    /// <summary><c>gelf</c>.</summary>
    public static readonly LogDriver Gelf = new("gelf");

    /// <summary><c>journald</c>.</summary>
    public static readonly LogDriver Journald = new("journald");

    /// <summary><c>json-file</c>.</summary>
    public static readonly LogDriver JsonFile = new("json-file");

    /// <summary><c>splunk</c>.</summary>
    public static readonly LogDriver Splunk = new("splunk");

    /// <summary><c>syslog</c>.</summary>
    public static readonly LogDriver Syslog = new("syslog");

    /// <summary>A value that the service may know and this class does not.</summary>
    public LogDriver(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static LogDriver FindValue(string value) => FindValue<LogDriver>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator LogDriver(string value) => FindValue(value);
}
