using System.Reflection;
using Nuke.Common.Internal.CommandLine;

namespace Nuke.Common.Internal.Parameters;

/// <summary>A member of the build, or of one of its components, that carries <see cref="ParameterAttribute"/>.</summary>
internal sealed class Parameter
{
    public Parameter(MemberInfo member, ParameterAttribute attribute)
    {
        Member = member;
        Attribute = attribute;
        Name = member.DeclaringType?.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix + (attribute.Name ?? member.Name);
        Type = Members.TypeOf(member);
        IsSecret = member.IsDefined(typeof(SecretAttribute), inherit: true);
        IsRequired = member.IsDefined(typeof(RequiredAttribute), inherit: true);
    }

    public MemberInfo Member { get; }

    public ParameterAttribute Attribute { get; }

    public string Name { get; }

    public Type Type { get; }

    public bool IsSecret { get; }

    public bool IsRequired { get; }

    public string Switch => ParameterNames.ToSwitch(Name);

    /// <summary>As in <c>NUKE</c>'s documentation: capitals with underscores.</summary>
    public string EnvironmentVariable => ParameterNames.Kebab(Name).Replace('-', '_').ToUpperInvariant();

    /// <summary>How a value can be given; for messages.</summary>
    public string Ways => IsSecret
        ? $"set the environment variable {EnvironmentVariable} (a secret does not belong on a command line)"
        : $"give {Switch} VALUE, set the environment variable {EnvironmentVariable}, or put \"{Name}\" into .nuke/parameters.json";
}
