package dev.seedbed.core.generate.value;

import java.util.List;
import java.util.Locale;

/// Cities with the region and the country that they are in: two of each country of {@link Vocabulary#COUNTRY_CODES}, in
/// that order.
public record City(String name, String region) {

    public static final List<City> ALL = List.of(
            of("Leipzig", "Saxony"), of("Bremen", "Bremen"),
            of("Lyon", "Auvergne-Rhône-Alpes"), of("Nantes", "Pays de la Loire"),
            of("Leeds", "England"), of("Cardiff", "Wales"),
            of("Portland", "Oregon"), of("Columbus", "Ohio"),
            of("Valencia", "Valencian Community"), of("Bilbao", "Basque Country"),
            of("Turin", "Piedmont"), of("Bologna", "Emilia-Romagna"),
            of("Utrecht", "Utrecht"), of("Groningen", "Groningen"),
            of("Ghent", "Flanders"), of("Liège", "Wallonia"),
            of("Graz", "Styria"), of("Linz", "Upper Austria"),
            of("Bern", "Bern"), of("Lausanne", "Vaud"),
            of("Uppsala", "Uppsala"), of("Malmö", "Skåne"),
            of("Bergen", "Vestland"), of("Trondheim", "Trøndelag"),
            of("Aarhus", "Central Denmark"), of("Odense", "Southern Denmark"),
            of("Tampere", "Pirkanmaa"), of("Turku", "Southwest Finland"),
            of("Gdańsk", "Pomerania"), of("Poznań", "Greater Poland"),
            of("Brno", "South Moravia"), of("Ostrava", "Moravia-Silesia"),
            of("Porto", "Norte"), of("Coimbra", "Centro"),
            of("Cork", "Munster"), of("Galway", "Connacht"),
            of("Patras", "Western Greece"), of("Heraklion", "Crete"),
            of("Szeged", "Csongrád-Csanád"), of("Pécs", "Baranya"),
            of("Halifax", "Nova Scotia"), of("Calgary", "Alberta"),
            of("Perth", "Western Australia"), of("Hobart", "Tasmania"),
            of("Wellington", "Wellington"), of("Dunedin", "Otago"),
            of("Sapporo", "Hokkaido"), of("Sendai", "Miyagi"),
            of("Singapore", "Central Region"), of("Tampines", "East Region"),
            of("Pune", "Maharashtra"), of("Kochi", "Kerala"),
            of("Curitiba", "Paraná"), of("Recife", "Pernambuco"),
            of("Puebla", "Puebla"), of("Mérida", "Yucatán"),
            of("Durban", "KwaZulu-Natal"), of("Pretoria", "Gauteng"),
            of("Busan", "Busan"), of("Suwon", "Gyeonggi"));

    /// How many of them are in one country.
    public static final int PER_COUNTRY = 2;

    private static City of(String name, String region) {
        return new City(name, region);
    }

    /// What the columns of one address have in common: `billing_` of `billing_city` and `billingCountryCode`.
    public static String group(String column) {
        return "country "
                + column.toLowerCase(Locale.ROOT)
                        .replaceFirst(
                                "_?(city|town|locality|state|province|region|country|nationality)(_?(name|code))?$",
                                "");
    }
}
