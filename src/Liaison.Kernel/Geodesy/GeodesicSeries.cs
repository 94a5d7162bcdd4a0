namespace Liaison.Kernel.Geodesy;

/// <summary>
/// The series of C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43-55,
/// doi:10.1007/s00190-012-0578-z, to sixth order for WGS-84; equation numbers are of that paper.
/// </summary>
static class GeodesicSeries
{
    /// <summary>Number of terms of each Fourier series.</summary>
    public const int Order = 6;

    const double N = Wgs84.ThirdFlattening;

    // Equation (24) with n filled in: the coefficients of 1, e, e^2, ...
    static readonly double[] A3Coefficients =
    [
        1,
        -(1 - N) / 2,
        -(1.0 / 4 + N * (1.0 / 8 - N * 3 / 8)),
        -(1.0 / 16 + N * (3.0 / 16 + N / 16)),
        -(3.0 / 64 + N / 32),
        -3.0 / 128,
    ];

    // Equation (25) with n filled in: for each l the coefficients of e^l, e^(l + 1), ...
    static readonly double[][] C3Coefficients =
    [
        [
            (1 - N) / 4,
            (1 - N * N) / 8,
            3.0 / 64 + N * (3.0 / 64 - N / 64),
            5.0 / 128 + N / 64,
            3.0 / 128,
        ],
        [
            1.0 / 16 + N * (-3.0 / 32 + N / 32),
            3.0 / 64 + N * (-1.0 / 32 - N * 3 / 64),
            3.0 / 128 + N / 128,
            5.0 / 256,
        ],
        [5.0 / 192 + N * (-3.0 / 64 + N * 5 / 192), 3.0 / 128 - N * 5 / 192, 7.0 / 512],
        [7.0 / 512 - N * 7 / 256, 7.0 / 512],
        [21.0 / 2560],
    ];

    /// <summary>A1, equation (17): scale of the distance integral.</summary>
    public static double A1(double e)
    {
        var e2 = e * e;
        return (1 + e2 * (1.0 / 4 + e2 * (1.0 / 64 + e2 / 256))) / (1 - e);
    }

    /// <summary>C1, equation (18): from the arc to the distance. Element l is the factor of sin(2 l sigma).</summary>
    public static void C1(double e, Span<double> c)
    {
        var e2 = e * e;
        var power = e;
        c[1] = power * (-1.0 / 2 + e2 * (3.0 / 16 - e2 / 32));
        power *= e;
        c[2] = power * (-1.0 / 16 + e2 * (1.0 / 32 - e2 * 9 / 2048));
        power *= e;
        c[3] = power * (-1.0 / 48 + e2 * 3 / 256);
        power *= e;
        c[4] = power * (-5.0 / 512 + e2 * 3 / 512);
        power *= e;
        c[5] = power * (-7.0 / 1280);
        power *= e;
        c[6] = power * (-7.0 / 2048);
    }

    /// <summary>C1', equation (21): from the distance back to the arc.</summary>
    public static void C1Inverse(double e, Span<double> c)
    {
        var e2 = e * e;
        var power = e;
        c[1] = power * (1.0 / 2 + e2 * (-9.0 / 32 + e2 * 205 / 1536));
        power *= e;
        c[2] = power * (5.0 / 16 + e2 * (-37.0 / 96 + e2 * 1335 / 4096));
        power *= e;
        c[3] = power * (29.0 / 96 - e2 * 75 / 128);
        power *= e;
        c[4] = power * (539.0 / 1536 - e2 * 2391 / 2560);
        power *= e;
        c[5] = power * 3467 / 7680;
        power *= e;
        c[6] = power * 38081 / 61440;
    }

    /// <summary>A2, equation (42): scale of the second integral of the reduced length.</summary>
    public static double A2(double e)
    {
        var e2 = e * e;
        return (1 - e) * (1 + e2 * (1.0 / 4 + e2 * (9.0 / 64 + e2 * 25 / 256)));
    }

    /// <summary>C2, equation (43).</summary>
    public static void C2(double e, Span<double> c)
    {
        var e2 = e * e;
        var power = e;
        c[1] = power * (1.0 / 2 + e2 * (1.0 / 16 + e2 / 32));
        power *= e;
        c[2] = power * (3.0 / 16 + e2 * (1.0 / 32 + e2 * 35 / 2048));
        power *= e;
        c[3] = power * (5.0 / 48 + e2 * 5 / 256);
        power *= e;
        c[4] = power * (35.0 / 512 + e2 * 7 / 512);
        power *= e;
        c[5] = power * 63 / 1280;
        power *= e;
        c[6] = power * 77 / 2048;
    }

    /// <summary>A3, equation (24): scale of the longitude integral.</summary>
    public static double A3(double e) => Polynomial(A3Coefficients, e);

    /// <summary>C3, equation (25): from the arc to the longitude; one term fewer than the others.</summary>
    public static void C3(double e, Span<double> c)
    {
        var power = e;
        for (var l = 0; l < C3Coefficients.Length; l++, power *= e)
            c[l + 1] = power * Polynomial(C3Coefficients[l], e);
    }

    /// <summary>The sum of c[l] sin(2 l x) for l from 1, by Clenshaw's recurrence.</summary>
    /// <param name="sin">Sine of x.</param>
    /// <param name="cos">Cosine of x.</param>
    /// <param name="c">Coefficients; element 0 is not used.</param>
    public static double SineSum(double sin, double cos, ReadOnlySpan<double> c)
    {
        var twiceCos2 = 2 * (cos - sin) * (cos + sin);
        double next = 0, afterNext = 0;
        for (var l = c.Length - 1; l > 0; l--)
            (next, afterNext) = (twiceCos2 * next - afterNext + c[l], next);
        return 2 * sin * cos * next;
    }

    static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum;
    }
}
