namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Whether an operation may answer with an error.</summary>
internal static class ErrorCheck
{
    /// <returns>The error's shape; null for a common one, or a wrong one.</returns>
    public static ModelShape? Check(string code, int status, ModelOperation? operation, ServiceModel model, Findings findings)
    {
        if (operation?.Errors.FirstOrDefault(each => each.ErrorCode == code) is { } found)
        {
            if (found.ErrorStatus is { } expected && expected != status)
                findings.Add("", $"{code} comes with status {expected}, not {status}");
            return found;
        }

        if (!CommonErrors.Have(model.Service, code) && !NewerThanTheModel.Has(model.Service, operation is null ? code : $"{operation.Name}!{code}"))
            findings.Add("", $"{code} is none of its errors: {string.Join(", ", operation?.Errors.Select(each => each.ErrorCode) ?? [])}");
        return null;
    }
}
