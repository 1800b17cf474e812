package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Moment;
import dev.seedbed.core.generate.value.Moments;
import dev.seedbed.core.generate.value.ParentValue;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Currency;
import dev.seedbed.core.scenario.Ledger.Part;
import dev.seedbed.core.scenario.Ledger.Role;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// The cells of the books.
public final class LedgerSources {

    private static final long HOUR = 3_600 * Moments.SECOND;
    private static final long OPENING = 8 * HOUR;
    private static final long OFFICE_SECONDS = 10 * 3_600;
    private static final long MOST_LATER = 60;

    private final Ledger ledger;
    private final Calendar calendar;
    private final Books books;
    private final Rates rates;
    private final int rateScale;
    private final Function<Part, Numbering> numberings;
    private final List<Constant> codes;
    private final Map<String, Constant> kinds;
    private final Key hours;
    private final Key minutes;
    private final ColumnName bookingKey;

    /// `types` are those of the columns by their role; `bookingKey` is what an audit log names a booking by.
    public LedgerSources(
            Bookkeeping bookkeeping,
            Key key,
            Function<Part, Numbering> numberings,
            Map<Role, ColumnType> types,
            ColumnName bookingKey) {
        this.ledger = bookkeeping.ledger();
        this.calendar = bookkeeping.calendar();
        this.numberings = numberings;
        this.rateScale = types.get(Role.RATE) instanceof ColumnType.Numeric numeric
                ? Math.min(Ledger.RATE_SCALE, numeric.scale().orElse(Ledger.RATE_SCALE))
                : Ledger.RATE_SCALE;
        this.rates = new Rates(ledger, key.child("rates"), calendar.businessDays(), rateScale);
        this.books = bookkeeping.books(numberings.apply(Part.BOOKINGS), rates, key);
        this.codes = ledger.currencies().stream()
                .map(Currency::code)
                .map(Constant::new)
                .toList();
        this.kinds =
                ledger.kinds().stream().map(Ledger.Kind::name).collect(Collectors.toMap(name -> name, Constant::new));
        this.hours = key.child("hours");
        this.minutes = key.child("minutes");
        this.bookingKey = bookingKey;
    }

    /// When a booking came to be: on its day, in office hours.
    public Moment bookingMoment() {
        return place -> books.day(place.tenant(), place.local()) * Moments.DAY
                + OPENING
                + Key.below(hours.draw(place), OFFICE_SECONDS) * Moments.SECOND;
    }

    /// `target` is the column that a foreign key refers to, for the roles that point at a row.
    public ValueSource source(Role role, ColumnType type, Supplier<ValueSource> target) {
        return switch (role) {
            case CURRENCY_CODE -> (place, sink) -> code((int) place.row(), place, sink);
            case CURRENCY_NAME -> names();
            case CURRENCY_DIGITS ->
                (place, sink) ->
                        sink.whole(ledger.currencies().get((int) place.row()).digits());
            case RATE_BASE -> (place, sink) -> code(pair(place).base(), place, sink);
            case RATE_QUOTE -> (place, sink) -> code(pair(place).quote(), place, sink);
            case RATE_DAY ->
                (place, sink) -> day(calendar.businessDay(pair(place).day()), type, sink);
            case RATE -> (place, sink) -> rate(pair(place), sink);
            case TENANT_CURRENCY -> (place, sink) -> code(books.currency(place.tenant(), 0), place, sink);
            case ACCOUNT_PURPOSE -> purposes();
            case ACCOUNT_CURRENCY -> (place, sink) -> code(accountCurrency(place), place, sink);
            case PERIOD_FROM -> (place, sink) -> day(calendar.firstDay(month(place)), type, sink);
            case PERIOD_UNTIL -> (place, sink) -> day(calendar.lastDay(month(place)), type, sink);
            case BOOKING_KIND -> (place, sink) -> kind(place).emit(place, sink);
            case BOOKING_DAY -> (place, sink) -> day(books.day(place.tenant(), place.local()), type, sink);
            case BOOKING_REVERSES -> new ParentValue(new Reference.Computed(this::reversed), target);
            case BOOKING_STATUS -> statuses();
            case BOOKING_AT -> (place, sink) -> moment(bookingMoment().of(place), type, sink);
            case ENTRY_ACCOUNT -> new ParentValue(new Reference.Computed(this::account), target);
            case ENTRY_SIDE -> sides();
            case ENTRY_AMOUNT -> (place, sink) -> amount(line(place), place, type, sink);
            case ENTRY_CURRENCY -> (place, sink) -> code(entryCurrency(place), place, sink);
            case STATEMENT_FROM ->
                (place, sink) -> day(calendar.firstDay(statement(place).month()), type, sink);
            case STATEMENT_UNTIL ->
                (place, sink) -> day(calendar.lastDay(statement(place).month()), type, sink);
            case STATEMENT_OPENING -> (place, sink) -> balance(place, 0, type, sink);
            case STATEMENT_CLOSING -> (place, sink) -> balance(place, 1, type, sink);
            case AUDIT_SUBJECT -> new ParentValue(new Reference.Computed(this::noted), target);
            case AUDIT_AT ->
                (place, sink) -> moment(noted(place, bookingMoment().of(noted(place))), type, sink);
        };
    }

    /// Which row of a table a cell of this role names, for the roles that name one.
    public Optional<Reference> reference(Role role, TableName target) {
        return switch (role) {
            case BOOKING_REVERSES -> Optional.of(new Reference.Computed(this::reversed));
            case ENTRY_ACCOUNT -> Optional.of(new Reference.Computed(this::account));
            case RATE_BASE -> currency(target, place -> pair(place).base());
            case RATE_QUOTE -> currency(target, place -> pair(place).quote());
            case TENANT_CURRENCY -> currency(target, place -> books.currency(place.tenant(), 0));
            case ACCOUNT_CURRENCY -> currency(target, this::accountCurrency);
            case ENTRY_CURRENCY -> currency(target, this::entryCurrency);
            default -> Optional.empty();
        };
    }

    private Optional<Reference> currency(TableName target, ToIntFunction<Place> currency) {
        return ledger.table(Part.CURRENCIES)
                .filter(target::equals)
                .map(_ -> numberings.apply(Part.CURRENCIES))
                .map(currencies -> new Reference.Computed(place -> currencies.place(currency.applyAsInt(place))));
    }

    private int accountCurrency(Place account) {
        return books.currency(account.tenant(), (int) (account.local() % codes.size()));
    }

    private int entryCurrency(Place entry) {
        return books.currency(entry.tenant(), line(entry).currency());
    }

    public ColumnName bookingKey() {
        return bookingKey;
    }

    /// The audit log has one row for each booking of the tenant, in their order.
    private Place noted(Place place) {
        return numberings.apply(Part.BOOKINGS).place(place.tenant(), place.local());
    }

    private long noted(Place place, long booked) {
        return booked + Key.below(minutes.draw(place), MOST_LATER) * Moments.SECOND;
    }

    private static void moment(long micros, ColumnType type, ValueSink sink) {
        if (type.base() instanceof ColumnType.Timestamp timestamp) {
            sink.timestamp(micros, timestamp.zoned());
        } else {
            sink.date(Math.floorDiv(micros, Moments.DAY));
        }
    }

    private void code(int currency, Place place, ValueSink sink) {
        codes.get(currency).emit(place, sink);
    }

    private static void day(long day, ColumnType type, ValueSink sink) {
        moment(day * Moments.DAY, type, sink);
    }

    /// In a column of whole numbers minor units, else decimals.
    private void amount(long minor, int currency, ColumnType type, ValueSink sink) {
        if (type.base() instanceof ColumnType.Whole) {
            sink.whole(minor);
        } else {
            sink.decimal(minor, ledger.currencies().get(currency).digits());
        }
    }

    private ValueSource names() {
        var names = ledger.currencies().stream()
                .map(currency -> new Constant(currency.name().orElse(currency.code())))
                .toList();
        return (place, sink) -> names.get((int) place.row()).emit(place, sink);
    }

    /// A row of the rates: of each day all pairs.
    private record Pair(int base, int quote, int day) {}

    private void rate(Pair pair, ValueSink sink) {
        var rate = rates.rate(pair.base(), pair.quote(), pair.day());
        sink.decimal(rate.unscaledValue().longValueExact(), rateScale);
    }

    private Pair pair(Place place) {
        var others = codes.size() - 1;
        var pairs = codes.size() * others;
        var number = (int) (place.row() % pairs);
        var base = number / others;
        var other = number % others;
        return new Pair(base, other < base ? other : other + 1, (int) (place.row() / pairs));
    }

    private ValueSource purposes() {
        var purposes = ledger.purposes().stream().map(Constant::new).toList();
        return (place, sink) ->
                purposes.get((int) (place.local() / codes.size())).emit(place, sink);
    }

    private static int month(Place place) {
        return (int) place.local();
    }

    private Constant kind(Place place) {
        return Objects.requireNonNull(kinds.get(books.kind(place.tenant(), place.local())));
    }

    private ValueSource statuses() {
        var reversed = new Constant(Ledger.REVERSED);
        var posted = new Constant(Ledger.POSTED);
        return (place, sink) -> (books.reversed(place.tenant(), place.local()) ? reversed : posted).emit(place, sink);
    }

    private ValueSource sides() {
        var debit = new Constant(Ledger.DEBIT);
        var credit = new Constant(Ledger.CREDIT);
        return (place, sink) -> (line(place).debit() ? debit : credit).emit(place, sink);
    }

    private Line line(Place entry) {
        var entries = numberings.apply(Part.ENTRIES);
        var booking = entries.homeOf(entry);
        var first = entries.firstChild(entry.tenant(), booking);
        return books.lines(entry.tenant(), booking).get((int) (entry.local() - first));
    }

    private void amount(Line line, Place entry, ColumnType type, ValueSink sink) {
        amount(line.amount(), books.currency(entry.tenant(), line.currency()), type, sink);
    }

    private Place account(Place entry) {
        var line = line(entry);
        return numberings
                .apply(Part.ACCOUNTS)
                .place(entry.tenant(), (long) line.purpose() * codes.size() + line.currency());
    }

    private Place reversed(Place booking) {
        var back = books.back(booking.tenant(), booking.local());
        return back == 0 ? Place.NONE : numberings.apply(Part.BOOKINGS).place(booking.tenant(), booking.local() - back);
    }

    private record Statement(int account, int month) {}

    private Statement statement(Place place) {
        var numbering = numberings.apply(Part.STATEMENTS);
        var account = numbering.homeOf(place);
        return new Statement((int) account, (int) (place.local() - numbering.firstChild(place.tenant(), account)));
    }

    private void balance(Place place, int monthsLater, ColumnType type, ValueSink sink) {
        var statement = statement(place);
        var currency = books.currency(place.tenant(), statement.account() % codes.size());
        amount(
                books.balance(place.tenant(), statement.account(), statement.month() + monthsLater),
                currency,
                type,
                sink);
    }
}
