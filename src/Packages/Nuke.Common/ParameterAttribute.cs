using System.Reflection;
using Nuke.Common.Internal.Parameters;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>
/// A member whose value comes from the command line, else the environment, else <c>.nuke/parameters[.profile].json</c>, else its initialiser.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class ParameterAttribute : ValueInjectionAttributeBase
{
    /// <summary>With the description that <c>--help</c> shows.</summary>
    public ParameterAttribute(string description = null) => Description = description;

    /// <summary>What the parameter is for; shown by <c>--help</c>.</summary>
    public virtual string Description { get; }

    /// <summary>The name, if it is not to be the member's.</summary>
    public string Name { get; set; }

    /// <summary>What separates the elements of an array in one word.</summary>
    public string Separator { get; set; }

    /// <summary>Whether <c>--help</c> lists the parameter.</summary>
    /// <value>Default true.</value>
    public virtual bool List { get; set; } = true;

    /// <summary>The type that declares <see cref="ValueProviderMember"/>.</summary>
    /// <value>Default: the build.</value>
    public Type ValueProviderType { get; set; }

    /// <summary>A member that gives the allowed values as <c>IEnumerable&lt;string&gt;</c>; a value outside the set is refused.</summary>
    public string ValueProviderMember { get; set; }

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance) => ParameterValues.Current.Get(member, instance);

    /// <summary>The allowed values with the text of each, or null when any value will do.</summary>
    public virtual IEnumerable<(string Text, object Object)> GetValueSet(MemberInfo member, object instance) =>
        ValueSet.Of(this, member, instance);
}
