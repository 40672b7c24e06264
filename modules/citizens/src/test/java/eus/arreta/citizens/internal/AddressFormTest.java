package eus.arreta.citizens.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFormTest {

    @ParameterizedTest
    @CsvSource({
        "12345678Z, 12345678Z",
        "12.345.678-z, 12345678Z",
        "1234567-L, 01234567L",
        "X1234567L, X1234567L",
        "y-1234567-x, Y1234567X",
        "Z1234567R, Z1234567R",
        "K1234567L, K1234567L",
        "L1234567L, L1234567L",
        "M1234567L, M1234567L",
        "A58818501, A58818501",
        "B-83834747, B83834747",
        "P2000000F, P2000000F",
        "Q2826000H, Q2826000H",
        "S4833001C, S4833001C"
    })
    void aRightNifIsFoundHoweverItIsTyped(String typed, String stored) {
        assertThat(Nif.of(typed)).contains(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678A", "X1234567A", "K1234567A", "A58818502", "P20000006", "A5881850J", "123", "", "ÑÑÑ"})
    void aWrongNifIsNone(String typed) {
        assertThat(Nif.of(typed)).isEmpty();
    }

    @Test
    void everyWrongLetterOfANifIsFound() {
        String right = "12345678Z";
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            assertThat(Nif.of("12345678" + letter).isPresent()).isEqualTo(letter == right.charAt(8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "612 345 678, +34612345678",
        "+34 943 00 00 00, +34943000000",
        "0033 1 42 68 53 00, +33142685300",
        "(+34) 943-000-000, +34943000000"
    })
    void aPhoneIsStoredInE164(String typed, String stored) {
        assertThat(AddressForm.of("phone", typed, null).value()).isEqualTo(stored);
        assertThat(AddressForm.ofNetwork("phone", typed).value()).isEqualTo(stored);
    }

    @Test
    void mailIsStoredInLowerCase() {
        assertThat(AddressForm.of("email", " Ane.Lasa@Example.EUS ", null).value())
                .isEqualTo("ane.lasa@example.eus");
    }

    @Test
    void aPassportNeedsItsCountry() {
        assertThat(AddressForm.of("passport", "ab-12 34", "FR").value()).isEqualTo("FR:AB1234");
        assertThatThrownBy(() -> AddressForm.of("passport", "AB1234", null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> AddressForm.of("passport", "AB1234", "XX")).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({"phone, 12", "phone, abc", "email, nobody", "email, a@b", "document, 12345678A", "UPPER, x"})
    void whatIsNoneIsRefused(String kind, String value) {
        assertThatThrownBy(() -> AddressForm.of(kind, value, null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aNetworksWordIsKeptWhenItIsNoPhone() {
        assertThat(AddressForm.ofNetwork("phone", "anonymous").value()).isEqualTo("anonymous");
    }

    @Test
    void theValueIsNotShown() {
        assertThat(AddressForm.of("phone", "612345678", null).toString()).doesNotContain("612345678");
    }
}
