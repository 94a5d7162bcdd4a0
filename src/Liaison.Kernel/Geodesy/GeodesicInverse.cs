namespace Liaison.Kernel.Geodesy;

/// <summary>
/// The inverse problem for a pair of points in standard position: latitude 1 is not north of the equator, latitude 2
/// not further from the equator than latitude 1, longitude difference in [0, 180] degrees. Names and equation numbers
/// are of Karney (2013), see <see cref="Geodesic"/>.
/// </summary>
readonly struct GeodesicInverse
{
    const double Epsilon = 2.220446049250313e-16;
    const int NewtonSteps = 20;
    const int Steps = 90;

    // Below this arc (0.2 m) the sphere of equation (48) is as good as the ellipsoid.
    static readonly double ShortArc = 0.1 * Math.Sqrt(Epsilon) / Math.Sqrt(Wgs84.Flattening / 2);

    readonly Direction _beta1;
    readonly Direction _beta2;
    readonly Direction _lambda12;
    readonly double _lambda12Radians;

    GeodesicInverse(Direction beta1, Direction beta2, double longitude12)
    {
        _beta1 = beta1;
        _beta2 = beta2;
        _lambda12 = Direction.FromDegrees(longitude12);
        _lambda12Radians = longitude12 * (Math.PI / 180);
    }

    /// <summary>Distance in metres and the azimuths at both points.</summary>
    public static (double Distance, Direction Alpha1, Direction Alpha2) Solve(
        double latitude1, double latitude2, double longitude12)
    {
        var beta1 = Direction.ReducedLatitude(latitude1);
        var beta2 = Direction.ReducedLatitude(latitude2);
        // Equal or opposite latitudes must be so to the last bit, or the difference would be taken for a short line.
        if (beta1.Cos < -beta1.Sin)
        {
            if (beta2.Cos == beta1.Cos)
                beta2 = beta2 with { Sin = Math.CopySign(beta1.Sin, beta2.Sin) };
        }
        else if (Math.Abs(beta2.Sin) == -beta1.Sin)
        {
            beta2 = beta2 with { Cos = beta1.Cos };
        }

        var problem = new GeodesicInverse(beta1, beta2, longitude12);
        if (latitude1 == -90 || longitude12 is 0 or 180)
            return problem.AlongMeridian();
        // The equator is shortest only until the points are too nearly opposite, section 4.
        if (beta1.Sin == 0 && longitude12 <= (1 - Wgs84.Flattening) * 180)
            return (Wgs84.EquatorialRadius * problem._lambda12Radians, new(1, 0), new(1, 0));
        return problem.Oblique();
    }

    (double, Direction, Direction) AlongMeridian()
    {
        // On an oblate ellipsoid a meridian, over the pole if need be, is always a shortest path.
        var alpha1 = new Direction(_lambda12.Sin, _lambda12.Cos);
        var alpha2 = new Direction(0, 1);
        var sigma1 = new Direction(_beta1.Sin, alpha1.Cos * _beta1.Cos);
        var sigma2 = new Direction(_beta2.Sin, alpha2.Cos * _beta2.Cos);
        var arc = new GreatEllipse(alpha2, _beta2);
        return (arc.Length(sigma1, sigma2, ArcBetween(sigma1, sigma2)), alpha1, alpha2);
    }

    (double, Direction, Direction) Oblique()
    {
        if (Start(out var alpha1) is { } shortLine)
            return (shortLine.Distance, alpha1, shortLine.Alpha2);

        // Newton's method on alpha1, kept inside a bracket that bisection falls back to.
        var lower = new Direction(Direction.SmallestCosine, 1);
        var upper = new Direction(Direction.SmallestCosine, -1);
        var last = false;
        for (var step = 0; ; step++)
        {
            var excess = LongitudeExcess(alpha1, out var end);
            if (last || Math.Abs(excess) < Epsilon || step == Steps)
                return (end.Arc.Length(end.Sigma1, end.Sigma2, end.Sigma12), alpha1, end.Alpha2);

            if (excess > 0)
                upper = alpha1;
            else
                lower = alpha1;
            var change = step < NewtonSteps ? -excess / Slope(end) : double.NaN;
            var next = alpha1.Plus(Direction.FromRadians(change)).Normalized();
            // The comparisons are false for NaN too, and a wrong sign of the slope leads out of the bracket.
            last = Math.Abs(excess) <= 16 * Epsilon && next.Sin > 0;
            if (last || (Math.Abs(change) < Math.PI && next.Minus(lower).Sin > 0 && upper.Minus(next).Sin > 0))
            {
                alpha1 = next;
                continue;
            }

            var middle = new Direction((lower.Sin + upper.Sin) / 2, (lower.Cos + upper.Cos) / 2).Normalized();
            last = double.Hypot(middle.Sin - alpha1.Sin, middle.Cos - alpha1.Cos) < Epsilon;
            alpha1 = middle;
        }
    }

    /// <summary>A first guess of alpha1, or the whole answer for a short line.</summary>
    (double Distance, Direction Alpha2)? Start(out Direction alpha1)
    {
        var beta12 = _beta2.Minus(_beta1);
        var beta12Sum = _beta2.Sin * _beta1.Cos + _beta2.Cos * _beta1.Sin;
        var isShort = beta12.Cos >= 0 && beta12.Sin < 0.5 && _beta2.Cos * _lambda12Radians < 0.5;
        var omega12 = _lambda12;
        var stretch = 1.0;
        if (isShort)
        {
            // Equation (48): the radius of the sphere that fits at the mean latitude.
            var sinMean = (_beta1.Sin + _beta2.Sin) * (_beta1.Sin + _beta2.Sin);
            sinMean /= sinMean + (_beta1.Cos + _beta2.Cos) * (_beta1.Cos + _beta2.Cos);
            stretch = Math.Sqrt(1 + Wgs84.SecondEccentricitySquared * sinMean);
            omega12 = Direction.FromRadians(_lambda12Radians / ((1 - Wgs84.Flattening) * stretch));
        }

        // Equations (49) to (51), each difference written so that it does not cancel.
        var square = omega12.Sin * omega12.Sin;
        var alpha = new Direction(
            _beta2.Cos * omega12.Sin,
            omega12.Cos >= 0
                ? beta12.Sin + _beta2.Cos * _beta1.Sin * square / (1 + omega12.Cos)
                : beta12Sum - _beta2.Cos * _beta1.Sin * square / (1 - omega12.Cos));
        var sinSigma12 = double.Hypot(alpha.Sin, alpha.Cos);
        var cosSigma12 = _beta1.Sin * _beta2.Sin + _beta1.Cos * _beta2.Cos * omega12.Cos;
        if (isShort && sinSigma12 < ShortArc)
        {
            alpha1 = alpha.Normalized();
            var towardsPole = omega12.Cos >= 0 ? square / (1 + omega12.Cos) : 1 - omega12.Cos;
            var alpha2 = new Direction(
                _beta1.Cos * omega12.Sin, beta12.Sin - _beta1.Cos * _beta2.Sin * towardsPole).Normalized();
            return (Math.Atan2(sinSigma12, cosSigma12) * Wgs84.PolarRadius * stretch, alpha2);
        }

        if (cosSigma12 < 0 && sinSigma12 < 6 * Wgs84.ThirdFlattening * Math.PI * _beta1.Cos * _beta1.Cos)
            alpha = NearlyAntipodal(beta12Sum);
        alpha1 = alpha.Sin > 0 ? alpha.Normalized() : new(1, 0);
        return null;
    }

    /// <summary>Section 5: the guess near the point opposite, where the geodesics' envelope is an astroid.</summary>
    Direction NearlyAntipodal(double beta12Sum)
    {
        // Equation (53), with the scale of the geodesic that leaves point 1 eastward.
        var a3 = GeodesicSeries.A3(new GreatEllipse(new(1, 0), _beta1).Epsilon);
        var lambdaScale = Wgs84.Flattening * _beta1.Cos * a3 * Math.PI;
        var x = Math.Atan2(-_lambda12.Sin, -_lambda12.Cos) / lambdaScale;
        var y = beta12Sum / (lambdaScale * _beta1.Cos);
        if (y > -200 * Epsilon && x > -1 - 1000 * Math.Sqrt(Epsilon))
        {
            // Opposite latitudes: equation (57).
            var sin = Math.Min(1, -x);
            return new(sin, -Math.Sqrt(1 - sin * sin));
        }

        var kappa = AstroidRoot(x, y);
        var omega = Direction.FromRadians(lambdaScale * -x * kappa / (1 + kappa));
        var square = omega.Sin * omega.Sin;
        return new(_beta2.Cos * omega.Sin, beta12Sum - _beta2.Cos * _beta1.Sin * square / (1 + omega.Cos));
    }

    /// <summary>The positive k of x^2 / (1 + k)^2 + y^2 / k^2 = 1: equation (55) before it is expanded.</summary>
    static double AstroidRoot(double x, double y)
    {
        // The left side falls and is convex, so that Newton's method climbs to the root from any lower bound.
        var k = Math.Max(Math.Max(Math.Abs(y), Math.Abs(x) - 1), Epsilon);
        for (var step = 0; step < Steps; step++)
        {
            double xk = x / (1 + k), yk = y / k;
            var change = (xk * xk + yk * yk - 1) / (2 * (xk * xk / (1 + k) + yk * yk / k));
            k += change;
            if (!(Math.Abs(change) > 1e-9 * k))
                break;
        }
        return k;
    }

    /// <summary>How far east of point 2 a geodesic that leaves point 1 at alpha1 reaches its latitude.</summary>
    double LongitudeExcess(Direction alpha1, out Arrival end)
    {
        // An eastward start on the equator turns at once; it is taken as the limit from the south.
        if (_beta1.Sin == 0 && alpha1.Cos == 0)
            alpha1 = alpha1 with { Cos = -Direction.SmallestCosine };
        var arc = new GreatEllipse(alpha1, _beta1);
        // Equations (5) and (45).
        var sinAlpha2 = _beta2.Cos != _beta1.Cos ? arc.Alpha0.Sin / _beta2.Cos : alpha1.Sin;
        var cosAlpha2 = Math.Abs(alpha1.Cos);
        if (_beta2.Cos != _beta1.Cos || Math.Abs(_beta2.Sin) != -_beta1.Sin)
        {
            var difference = _beta1.Cos < -_beta1.Sin
                ? (_beta2.Cos - _beta1.Cos) * (_beta1.Cos + _beta2.Cos)
                : (_beta1.Sin - _beta2.Sin) * (_beta1.Sin + _beta2.Sin);
            var projected = alpha1.Cos * _beta1.Cos;
            cosAlpha2 = Math.Sqrt(projected * projected + difference) / _beta2.Cos;
        }

        var alpha2 = new Direction(sinAlpha2, cosAlpha2);
        var sigma1 = new Direction(_beta1.Sin, alpha1.Cos * _beta1.Cos);
        var sigma2 = new Direction(_beta2.Sin, alpha2.Cos * _beta2.Cos);
        var omega12 = NotWest(arc.Longitude(sigma2).Minus(arc.Longitude(sigma1)));
        (sigma1, sigma2) = (sigma1.Normalized(), sigma2.Normalized());
        var sigma12 = ArcBetween(sigma1, sigma2);
        end = new(arc, alpha2, sigma1, sigma2, sigma12);
        return omega12.Minus(_lambda12).Radians - arc.LongitudeCorrection(sigma1, sigma2, sigma12);
    }

    /// <summary>The change of <see cref="LongitudeExcess"/> with alpha1, equation (46).</summary>
    double Slope(in Arrival end) => end.Alpha2.Cos == 0
        ? -2 * (1 - Wgs84.Flattening)
            * Math.Sqrt(1 + Wgs84.SecondEccentricitySquared * _beta1.Sin * _beta1.Sin) / _beta1.Sin
        : end.Arc.ReducedLength(end.Sigma1, end.Sigma2, end.Sigma12) * (1 - Wgs84.Flattening)
            / (end.Alpha2.Cos * _beta2.Cos);

    static double ArcBetween(Direction sigma1, Direction sigma2) => NotWest(sigma2.Minus(sigma1)).Radians;

    // Rounding must not turn a zero difference into a turn around the world.
    static Direction NotWest(Direction difference) => difference with { Sin = Math.Max(0, difference.Sin) };

    readonly record struct Arrival(
        GreatEllipse Arc, Direction Alpha2, Direction Sigma1, Direction Sigma2, double Sigma12);
}
