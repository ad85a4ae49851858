using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.CI;

/// <summary>Injects the CI system that the build runs on, or null when that is not the member's type.</summary>
public class CIAttribute : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance)
    {
        var wanted = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
        return wanted.IsInstanceOfType(NukeBuild.Host) ? NukeBuild.Host : null;
    }
}
