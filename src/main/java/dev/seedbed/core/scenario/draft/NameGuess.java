package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Kind.Family;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Guesses what a column means from its name and its table's name, among the meanings that its type can hold.
public record NameGuess(Kind kind, String reason, Confidence confidence) {

    private record Entry(Pattern names, Kind kind, Confidence confidence) {}

    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final List<Entry> COLUMNS = List.of(
            likely("first_?name|given_?name|fname|vorname|forename", Kind.FIRST_NAME),
            likely("last_?name|family_?name|surname|lname|nachname", Kind.LAST_NAME),
            likely("full_?name|display_?name|contact_?name|author_?name|holder_?name|owner_?name", Kind.PERSON_NAME),
            likely("user_?name|login|handle|nick(_?name)?", Kind.USERNAME),
            likely("(.*_)?e_?mail(_address)?", Kind.EMAIL),
            likely("(.*_)?(phone|mobile|tel|telephone|fax|msisdn)(_number)?", Kind.PHONE),
            likely("(.*_)?(company|organi[sz]ation|employer|vendor|supplier|legal)_?(name)?", Kind.COMPANY),
            likely("(.*_)?(street|address|addr)(_?line)?(_?[12])?", Kind.STREET),
            likely("(.*_)?city|town|locality", Kind.CITY),
            likely("(.*_)?(state|province|region)(_name)?", Kind.STATE),
            likely("(.*_)?(zip|postal|post)_?(code)?|plz|postcode", Kind.POSTCODE),
            likely("(.*_)?(currency|ccy)(_code)?|iso_?4217", Kind.CURRENCY_CODE),
            likely("(.*_)?country_?code|iso_?3166|iso2", Kind.COUNTRY_CODE),
            likely("(.*_)?country(_name)?|nationality", Kind.COUNTRY),
            likely("(.*_)?(locale|language|lang)(_code)?", Kind.LANGUAGE),
            likely("(.*_)?(timezone|time_zone|tz)", Kind.TIME_ZONE),
            likely("(.*_)?iban", Kind.IBAN),
            likely("(.*_)?(url|uri|link|website|webpage|homepage|href|avatar|image|logo)", Kind.URL),
            likely("(.*_)?(host|hostname|domain|domain_name)", Kind.HOST),
            likely("(.*_)?(ip|ip_?addr(ess)?|remote_addr)", Kind.IP_ADDRESS),
            likely("(.*_)?(password|passwd|pwd)(_?hash|_?digest)?|encrypted_password", Kind.PASSWORD_HASH),
            likely("(.*_)?(token|secret|api_?key|access_?key)(_prefix)?", Kind.TOKEN),
            likely("(.*_)?(hash|checksum|sha\\d*|etag|digest|fingerprint|md5)", Kind.HEX),
            likely("(.*_)?slug|permalink", Kind.SLUG),
            likely("(.*_)?(code|sku|number|no|ref|reference|identifier|external_id|barcode)", Kind.CODE),
            likely("(.*_)?(title|subject|headline|label|caption|summary)", Kind.TITLE),
            likely(
                    "(.*_)?(description|body|content|comment|comments|notes?|bio|message|text|memo|reason)",
                    Kind.SENTENCE),
            likely("(.*_)?industry|sector", Kind.INDUSTRY),
            likely("(.*_)?(job|job_title|occupation|position_title)", Kind.JOB),
            likely("(.*_)?colou?r", Kind.COLOR),
            likely("(.*_)?(file_?name|filename|attachment|path)", Kind.FILE_NAME),
            likely("(.*_)?(mime_?type|content_?type|media_?type)", Kind.MEDIA_TYPE),
            likely("(.*_)?user_?agent|browser|device", Kind.USER_AGENT),
            guess("(.*_)?(status|state|kind|type|role|level|priority|category|stage|phase|mode)", Kind.STATUS),
            likely("(.*_)?(rate|ratio|percent|percentage|score|share|discount)", Kind.RATE),
            likely(
                    "(.*_)?(amount|price|total|subtotal|cost|fee|balance|salary|credit|debit|revenue|tax)(_.*)?",
                    Kind.AMOUNT),
            likely("(.*_)?(qty|quantity|count|stock|units)|num_.*|.*_count", Kind.QUANTITY),
            likely("(.*_)?year", Kind.YEAR),
            likely("(.*_)?(lat|latitude)", Kind.LATITUDE),
            likely("(.*_)?(lng|lon|long|longitude)", Kind.LONGITUDE),
            likely("(.*_)?(position|sort_order|ordinal|sequence|seq|rank|line_no|line_number)", Kind.COUNTER),
            likely("birth_?(date|day)|dob|date_of_birth|born(_on)?", Kind.BIRTH_DATE),
            likely(".*_(at|on|date|time|until|since|from|to)|date|timestamp|created|updated|modified", Kind.ROW_MOMENT),
            guess("(.*_)?name", Kind.TITLE));

    private static final List<Entry> NAMED_TABLES = List.of(
            likely(
                    ".*(users?|members?|people|persons?|customers?|contacts?|employees?|staff|authors?|patients?|students?|actors?|players?)",
                    Kind.PERSON_NAME),
            likely(
                    ".*(compan(y|ies)|organi[sz]ations?|vendors?|suppliers?|tenants?|workspaces?|stores?|merchants?|counterpart(y|ies)|brands?)",
                    Kind.COMPANY),
            likely(".*(products?|items?|goods|articles?)", Kind.PRODUCT),
            likely(".*(countr(y|ies))", Kind.COUNTRY),
            likely(".*(currenc(y|ies))", Kind.CURRENCY_NAME),
            likely(".*(cit(y|ies))", Kind.CITY),
            likely(".*(files?|documents?|attachments?)", Kind.FILE_NAME),
            likely(".*(tags?|labels?|categor(y|ies)|topics?)", Kind.WORD));

    private static final Pattern ADDRESS = Pattern.compile(
            "(.*_)?(city|town|zip|zip_?code|postcode|postal(_?code)?|plz|street|address|addr|country)(_.*)?");

    private static final Entry CURRENCY_TABLE = likely(".*currenc(y|ies)", Kind.CURRENCY_CODE);
    private static final Entry COUNTRY_TABLE = likely(".*countr(y|ies)", Kind.COUNTRY_CODE);

    /// The meaning of a column, if its name says one that fits its type.
    public static Optional<NameGuess> of(Table table, Column column) {
        var guess = of(table.name().name(), column.name(), column.type());
        return guess.filter(found -> found.kind() == Kind.STATE && !addressed(table))
                .map(found -> new NameGuess(Kind.STATUS, found.reason(), Confidence.GUESS))
                .or(() -> guess);
    }

    /// Whether a table has an address: only there a state is a part of a country.
    private static boolean addressed(Table table) {
        return table.columns().stream()
                .anyMatch(column -> ADDRESS.matcher(snake(column.name())).matches());
    }

    private static Optional<NameGuess> of(String table, String column, ColumnType type) {
        var name = snake(column);
        if (name.equals("name")) {
            var byTable = first(NAMED_TABLES, snake(table), type);
            if (byTable.isPresent()) {
                return byTable.map(guess -> guess.because("a name in table '" + table + "'"));
            }
        }
        if (name.matches("(iso_?)?code|id|iso")) {
            var byTable = first(List.of(CURRENCY_TABLE, COUNTRY_TABLE), snake(table), type);
            if (byTable.isPresent()) {
                return byTable.map(guess -> guess.because("a code in table '" + table + "'"));
            }
        }
        return first(COLUMNS, name, type).map(guess -> guess.because("column name '" + column + "'"));
    }

    private NameGuess because(String why) {
        return new NameGuess(kind, why, confidence);
    }

    private static Optional<NameGuess> first(List<Entry> entries, String name, ColumnType type) {
        return entries.stream()
                .filter(entry -> entry.kind().family() == Family.of(type))
                .filter(entry -> entry.names().matcher(name).matches())
                .findFirst()
                .map(entry -> new NameGuess(entry.kind(), "", entry.confidence()));
    }

    private static String snake(String name) {
        return HUMP.matcher(name)
                .replaceAll("$1_$2")
                .replace('-', '_')
                .replace(' ', '_')
                .toLowerCase(Locale.ROOT);
    }

    private static Entry likely(String names, Kind kind) {
        return new Entry(Pattern.compile(names), kind, Confidence.LIKELY);
    }

    private static Entry guess(String names, Kind kind) {
        return new Entry(Pattern.compile(names), kind, Confidence.GUESS);
    }
}
