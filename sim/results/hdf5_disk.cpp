// The driver through which HDF5 reads and writes: a descriptor or bytes in memory, and failed writes kept from HDF5.
#include "sim/results/durable.hpp"
#include "sim/results/hdf5_handles.hpp"
#include "sim/results/results.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <new>
#include <unistd.h>

#if H5_VERSION_GE(1, 13, 0) // drivers moved out of the header for everybody
#include <H5FDdevelop.h>
#endif
static_assert(H5_VERS_MAJOR == 1 && H5_VERS_MINOR >= 10 && H5_VERS_MINOR <= 14,
              "the driver is written for HDF5 1.10.3 to 1.14");

namespace dyad {

namespace {

/// What HDF5 keeps for each open file; it sees only the first member.
struct OpenDisk {
    H5FD_t seen;
    Disk* disk;
    haddr_t allocated;
};

OpenDisk& disk_of(H5FD_t* file) { return *reinterpret_cast<OpenDisk*>(file); }
const OpenDisk& disk_of(const H5FD_t* file) { return *reinterpret_cast<const OpenDisk*>(file); }

H5FD_t* open_disk(const char*, unsigned, hid_t access, haddr_t) {
    const void* info = H5Pget_driver_info(access);
    if (info == nullptr) return nullptr;
    auto* file = new (std::nothrow) OpenDisk{};
    if (file == nullptr) return nullptr;
    std::memcpy(&file->disk, info, sizeof file->disk);
    return &file->seen;
}

herr_t close_disk(H5FD_t* file) {
    delete &disk_of(file);
    return 0;
}

herr_t features_of_disk(const H5FD_t*, unsigned long* flags) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA;
    return 0;
}

haddr_t allocated_end(const H5FD_t* file, H5FD_mem_t) { return disk_of(file).allocated; }
haddr_t written_end(const H5FD_t* file, H5FD_mem_t) { return disk_of(file).disk->size; }

herr_t set_allocated_end(H5FD_t* file, H5FD_mem_t, haddr_t end) {
    disk_of(file).allocated = end;
    return 0;
}

/// The bytes of a file that is not on a disk, or not yet.
std::span<const std::byte> in_memory(const Disk& disk) { return disk.holds ? disk.held : disk.image; }

/// Bytes past the end read as zeros, as from HDF5's own drivers; so does what was dropped after a failed write.
herr_t read_disk(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t at, size_t size, void* buffer) {
    const auto& disk = *disk_of(file).disk;
    const bool on_disk = disk.descriptor >= 0 && !disk.holds;
    const std::uint64_t end = on_disk ? disk.size : in_memory(disk).size();
    const auto there = at < end ? static_cast<std::size_t>(std::min<std::uint64_t>(size, end - at)) : 0;
    const std::span bytes(static_cast<std::byte*>(buffer), size);
    std::ranges::fill(bytes.subspan(on_disk ? 0 : there), std::byte{0});
    if (on_disk) return read_all(disk.descriptor, at, bytes.first(there)) == 0 || disk.error != 0 ? 0 : -1;
    if (there > 0) std::memcpy(buffer, in_memory(disk).data() + at, there);
    return 0;
}

/// Whether the bytes are now among those that are held.
bool hold(Disk& disk, haddr_t at, std::span<const std::byte> bytes) {
    if (!disk.holds || at + bytes.size() > small_file) return false;
    try {                              // nothing may be thrown through HDF5
        disk.held.reserve(small_file); // of which only what is written becomes memory
        if (disk.held.size() < at + bytes.size()) disk.held.resize(at + bytes.size());
    } catch (const std::bad_alloc&) {
        return false;
    }
    std::copy(bytes.begin(), bytes.end(), disk.held.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
}

herr_t write_disk(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t at, size_t size, const void* buffer) {
    auto& disk = *disk_of(file).disk;
    if (disk.descriptor < 0 && disk.error == 0) return -1; // bytes in memory are only read
    const std::span bytes(static_cast<const std::byte*>(buffer), size);
    if (disk.error == 0 && !hold(disk, at, bytes)) {
        disk.settle();
        if (disk.error == 0) disk.error = write_all(disk.descriptor, at, bytes);
    }
    disk.size = std::max<std::uint64_t>(disk.size, at + size);
    return 0;
}

herr_t truncate_disk(H5FD_t* file, hid_t, hbool_t) {
    const auto& open = disk_of(file);
    auto& disk = *open.disk;
    if (disk.descriptor < 0 || disk.error != 0 || open.allocated == disk.size) return 0;
    disk.settle();
    if (disk.error != 0) return 0;
    if (::ftruncate(disk.descriptor, static_cast<off_t>(open.allocated)) != 0) disk.error = errno;
    disk.size = open.allocated;
    return 0;
}

H5FD_class_t disk_class() {
    H5FD_class_t kind{};
#ifdef H5FD_CLASS_VERSION // since 1.13 a driver says which interface it was written for, and has a number
    kind.version = H5FD_CLASS_VERSION;
    kind.value = 511; // the last of those kept for drivers that are registered nowhere
#endif
    kind.name = "dyad";
    kind.maxaddr = (haddr_t{1} << 62U) - 1;
    kind.fc_degree = H5F_CLOSE_STRONG;
    kind.fapl_size = sizeof(Disk*);
    kind.open = open_disk;
    kind.close = close_disk;
    kind.query = features_of_disk;
    kind.get_eoa = allocated_end;
    kind.set_eoa = set_allocated_end;
    kind.get_eof = written_end;
    kind.read = read_disk;
    kind.write = write_disk;
    kind.truncate = truncate_disk;
    for (auto& list : kind.fl_map) list = H5FD_MEM_DEFAULT;
    return kind;
}

/// Once for the whole program: HDF5 1.10 uses the driver for a moment after the last file with it has let go of it.
hid_t registered_driver() {
    static const hid_t driver = [] {
        const auto kind = disk_class();
        return H5FDregister(&kind);
    }();
    return driver;
}

/// Of the tree of a field's chunks. HDF5 would make room for 64 in each of some 300 fields, of which most have a few chunks.
constexpr unsigned chunks_of_node = 16;

bool keep_metadata_in_memory(hid_t access) {
    H5AC_cache_config_t config{};
    config.version = H5AC__CURR_CACHE_CONFIG_VERSION;
    if (H5Pget_mdc_config(access, &config) < 0) return false;
    config.evictions_enabled = false;
    config.incr_mode = H5C_incr__off;
    config.flash_incr_mode = H5C_flash_incr__off;
    config.decr_mode = H5C_decr__off;
    return H5Pset_mdc_config(access, &config) >= 0;
}

/// Of a field that is closed HDF5 forgets all at once: with the metadata of 300 of them in hand a run of one family held twice
/// the memory. Built for MPI it cannot, and goes on without.
void forget_the_closed(hid_t access) { static_cast<void>(H5Pset_evict_on_close(access, true)); }

bool order_links(hid_t creation) {
    return H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED) >= 0 &&
           H5Pset_link_phase_change(creation, 4096, 0) >= 0 && H5Pset_obj_track_times(creation, false) >= 0;
}

/// Before HDF5 is used for the first time.
void prepare_hdf5() {
    // All is closed by its handles. What HDF5 could not close for want of memory it would try again as the program ends, and crash.
    static const bool once = H5dont_atexit() >= 0;
    (void)once;
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); // errors are told in our own sentences
}

} // namespace

void Disk::settle() {
    if (holds && error == 0) error = write_all(descriptor, 0, held);
    holds = false;
    held = std::vector<std::byte>{}; // and gives its memory back
}

bool close_or_leave(Handle& file, std::unique_ptr<Disk>& disk) {
    if (!file.valid() || file.close()) return true;
    disk->descriptor = -1; // HDF5 may still hold it, and must neither write nor find it gone
    disk->error = disk->error != 0 ? disk->error : ENOMEM;
    static_cast<void>(disk.release());
    return false;
}

Handle access_through(Disk& disk) {
    prepare_hdf5();
    const hid_t driver = registered_driver();
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    Disk* info = &disk;
    if (driver < 0 || H5Pset_driver(access, driver, &info) < 0 ||
        H5Pset_fclose_degree(access, H5F_CLOSE_STRONG) < 0)
        return {};
    return access;
}

Handle create_file(Disk& disk, std::size_t user_block) {
    const Handle access = access_through(disk), creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    if (!access.valid() || !keep_metadata_in_memory(access)) return {};
    forget_the_closed(access);
    if (H5Pset_cache(access, 0, 1, 0, 1.0) < 0) return {}; // only whole chunks are written: none is kept
    disk.holds = true;
    if (H5Pset_userblock(creation, user_block) < 0 || !order_links(creation)) return {};
    if (H5Pset_istore_k(creation, chunks_of_node / 2) < 0) return {};
    return {H5Fcreate("results", H5F_ACC_TRUNC, creation, access), H5Fclose};
}

Handle open_file(Disk& disk) {
    const Handle access = access_through(disk);
    if (!access.valid()) return {};
    forget_the_closed(access);
    // Rows are read forwards: one chunk is enough for each field, of which a file has hundreds; HDF5 would keep a mebibyte.
    constexpr std::size_t slots = 521, kept = std::size_t{128} << 10U;
    if (H5Pset_cache(access, 0, slots, kept, 1.0) < 0) return {};
    return {H5Fopen("results", H5F_ACC_RDONLY, access), H5Fclose};
}

Handle group_creation(unsigned links, unsigned letters) {
    Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    // Told beforehand, HDF5 makes room once; else it moves what there is again and again.
    const bool roomy = H5Pset_est_link_info(creation, std::max(links, 1u), std::max(letters, 1u)) >= 0;
    return roomy && order_links(creation) ? std::move(creation) : Handle();
}

hid_t type_in_file(FieldType type) {
    switch (type) {
    case FieldType::uint8: return H5T_STD_U8LE;
    case FieldType::uint32: return H5T_STD_U32LE;
    case FieldType::uint64: return H5T_STD_U64LE;
    case FieldType::float32: return H5T_IEEE_F32LE;
    case FieldType::float64: return H5T_IEEE_F64LE;
    case FieldType::text: break;
    }
    static std::atomic<hid_t> text{-1}; // kept once it is made: after a want of memory there may be memory again
    if (text >= 0) return text;
    Handle made(H5Tcopy(H5T_C_S1), H5Tclose);
    if (H5Tset_size(made, H5T_VARIABLE) >= 0 && H5Tset_cset(made, H5T_CSET_UTF8) >= 0) text = made.leave();
    return text;
}

hid_t scalar_space() {
    static std::atomic<hid_t> scalar{-1};
    if (scalar < 0) scalar = H5Screate(H5S_SCALAR);
    return scalar;
}

bool results_stand_threads() {
    prepare_hdf5();
    hbool_t safe = 0;
    return H5is_library_threadsafe(&safe) >= 0 && safe;
}

} // namespace dyad
