using System.Reflection;
using Nuke.Common.Internal;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>Gives a build's field or property its value before the first target runs.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>The build whose member is given its value.</summary>
    public INukeBuild Build { get; internal set; }

    /// <summary>Members with a higher priority get their values first.</summary>
    /// <value>Default 0.</value>
    public virtual int Priority => 0;

    /// <summary>Whether a value that cannot be had goes without a warning.</summary>
    /// <value>Default false.</value>
    public virtual bool SuppressWarnings => false;

    /// <summary>The value, or null with a warning when it cannot be had.</summary>
    public object TryGetValue(MemberInfo member, object instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception error) when (error is not UsageException)
        {
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute), inherit: true))
                Log.Warning(error, "No value for {Member}", $"{member.DeclaringType?.Name}.{member.Name}");
            return null;
        }
    }

    /// <summary>The value for the member.</summary>
    public abstract object GetValue(MemberInfo member, object instance);

    /// <summary>The value of another member of the build, which must exist.</summary>
    protected T GetMemberValue<T>(string memberName, object instance) =>
        (T)Members.Value(
            Members.Named(instance.GetType(), memberName)
                ?? throw new ArgumentException($"{instance.GetType().Name} has no member '{memberName}'.", nameof(memberName)),
            instance);

    /// <summary>The value of another member of the build, or null without a name.</summary>
    protected T GetMemberValueOrNull<T>(string memberName, object instance) =>
        memberName is null ? default : GetMemberValue<T>(memberName, instance);
}
