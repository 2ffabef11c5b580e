namespace TeacherBot.IntegrationTests.Documents;

/// <summary>Runs where Debian's weasyprint and poppler-utils are installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WeasyPrintFactAttribute : FactAttribute
{
    public WeasyPrintFactAttribute()
    {
        string[] needed = ["/usr/bin/weasyprint", "/usr/bin/pdftotext", "/usr/bin/pdffonts"];
        if (!needed.All(File.Exists))
        {
            Skip = "apt-get install weasyprint fonts-dejavu-core poppler-utils";
        }
    }
}
