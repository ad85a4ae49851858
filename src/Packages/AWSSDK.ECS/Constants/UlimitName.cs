using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The resources that can be limited.</summary>
public class UlimitName : ConstantClass
{
    /// <summary><c>core</c>.</summary>
    public static readonly UlimitName Core = new("core");

    /// <summary><c>cpu</c>.</summary>
    public static readonly UlimitName Cpu = new("cpu");

    /// <summary><c>data</c>.</summary>
    public static readonly UlimitName Data = new("data");

    /// <summary><c>fsize</c>.</summary>
    public static readonly UlimitName Fsize = new("fsize");

    /// <summary><c>locks</c>.</summary>
    public static readonly UlimitName Locks = new("locks");

    /// <summary><c>memlock</c>.</summary>
    public static readonly UlimitName Memlock = new("memlock");

    /// <summary><c>msgqueue</c>.</summary>
    public static readonly UlimitName Msgqueue = new("msgqueue");

    /// <summary><c>nice</c>.</summary>
    public static readonly UlimitName Nice = new("nice");

    /// <summary><c>nofile</c>.</summary>
    public static readonly UlimitName Nofile = new("nofile");

    /// <summary><c>nproc</c>.</summary>
    public static readonly UlimitName Nproc = new("nproc");

    /// <summary><c>rss</c>.</summary>
    public static readonly UlimitName Rss = new("rss");

    /// <summary><c>rtprio</c>.</summary>
    public static readonly UlimitName Rtprio = new("rtprio");

    /// <summary><c>rttime</c>.</summary>
    public static readonly UlimitName Rttime = new("rttime");

    /// <summary><c>sigpending</c>.</summary>
    public static readonly UlimitName Sigpending = new("sigpending");

    /// <summary><c>stack</c>.</summary>
    public static readonly UlimitName Stack = new("stack");

    /// <summary>A value that the service may know and this class does not.</summary>
    public UlimitName(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static UlimitName FindValue(string value) => FindValue<UlimitName>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator UlimitName(string value) => FindValue(value);
}
